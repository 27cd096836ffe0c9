"""Articles as letters cite them: "PP 79/2021 Bab II" on a screen is a whole title in a letter."""

import re

_KINDS = {
    "UU": "Undang-Undang",
    "PP": "Peraturan Pemerintah",
    "PERPRES": "Peraturan Presiden",
    "PERMA": "Peraturan Mahkamah Agung",
    "PERMENDAGRI": "Peraturan Menteri Dalam Negeri",
    "PERMENPANRB": "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
}
_SUBJECTS = {
    "UU 5/2014": "Aparatur Sipil Negara",
    "UU 20/2023": "Aparatur Sipil Negara",
    "UU 30/2014": "Administrasi Pemerintahan",
    "PP 79/2021": "Upaya Administratif dan Badan Pertimbangan Aparatur Sipil Negara",
    "PERMA 6/2018": ("Pedoman Penyelesaian Sengketa Administrasi Pemerintahan Setelah Menempuh Upaya Administratif"),
}
_SHORT = re.compile(r"([A-Za-z]+) (\d+)/(\d{4})(?:[ ,]+(.+))?")


def cited(article: str) -> str:
    """`article` in full: "Pasal 77 ayat (1) Undang-Undang Nomor 30 Tahun 2014 tentang …"; what is not known stays."""
    match = _SHORT.fullmatch(" ".join(article.split()))
    kind = _KINDS.get(match[1].upper()) if match else None
    if match is None or kind is None:
        return article.strip()
    subject = _SUBJECTS.get(f"{match[1].upper()} {match[2]}/{match[3]}", "")
    rule = f"{kind} Nomor {match[2]} Tahun {match[3]}" + (f" tentang {subject}" if subject else "")
    return f"{match[4]} {rule}" if match[4] else rule
