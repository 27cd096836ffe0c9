"""Electronic signatures with the office's own certificate (PAdES B-B, offline), and what a signed file tells.

pyHanko takes half a second to load: whoever needs this module loads it when a letter is signed or looked at.
"""

import hashlib
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from asn1crypto import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.letters.electronic_signatures import CertificateSaid, SignatureSeen
from desktop.domain.refusal import Refusal
from desktop.letters.fonts import shown, typeface
from desktop.letters.style import MILLIMETRE
from desktop.text import _

FIELD = "TandaTangan"
MARK_SIZE = (78 * MILLIMETRE, 21 * MILLIMETRE)
"""Width and height of the visible mark; it fits the room to sign."""
_TEXT_SIZE, _NAME_SIZE, _LEADING, _INSET = 6.5, 8.5, 8.5, 5.0
ROOM_FOR_CMS = 16384
"""Bytes kept for the signature with its chain of certificates."""

Place = tuple[int, tuple[float, float, float, float]]
"""The page, counted from 0, and left, bottom, right, top in points."""

# pyHanko logs what it could not load; nothing about a key belongs into a log.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Mark:
    """What the visible mark says."""

    name: str
    title: str
    at: datetime
    code: str


class OpenedKey(Signer):  # type: ignore[misc]
    """The key of a PKCS#12 file, read once: checking its primes anew for each letter would take longest."""

    def __init__(self, private: Any, certificate: x509.Certificate, others: list[x509.Certificate]) -> None:
        store = SimpleCertificateStore()
        store.register_multiple(others)
        super().__init__(signing_cert=certificate, cert_registry=store, embed_roots=True)
        self._private = private

    def __repr__(self) -> str:
        """Nothing of the key."""
        return "OpenedKey"

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """The raw signature; of a dry run only its length counts."""
        if dry_run:
            return bytes(self._private.key_size // 8 + 32)
        digest = getattr(hashes, digest_algorithm.upper())()
        if isinstance(self._private, rsa.RSAPrivateKey):
            return self._private.sign(data, padding.PKCS1v15(), digest)
        signed: bytes = self._private.sign(data, ec.ECDSA(digest))
        return signed


def open_key(content: bytes, password: str) -> OpenedKey:
    """The key in a PKCS#12 file; refused, in words and without a trace of the password, if it does not open."""
    opened = _opened(content, password.encode())
    if opened is None:
        sentence = _("The certificate file does not open with this password.")
        remedy = _("Type the password again. Choose another file if it is not a .p12 or .pfx.")
        raise Refusal(sentence, remedy, {"password": sentence})
    private, certificate, others = opened
    if not isinstance(private, (rsa.RSAPrivateKey, ec.EllipticCurvePrivateKey)) or certificate is None:
        sentence = _("The file holds no key that can sign letters.")
        raise Refusal(sentence, _("Choose the file with certificate and key."), {"file": sentence})
    return OpenedKey(private, _plain(certificate), [_plain(one) for one in others])


def said_by(key: OpenedKey) -> CertificateSaid:
    """What the certificate of a key says."""
    return _said(key.signing_cert)


def sign_pdf(pdf: bytes, key: OpenedKey, mark: Mark, place: Place | None) -> bytes:
    """The file with a PAdES signature added to its unchanged bytes, visible at `place` if there is one."""
    writer = _Added(BytesIO(pdf))
    page, box = (place[0], tuple(map(round, place[1]))) if place else (0, None)
    append_signature_field(writer, SigFieldSpec(FIELD, on_page=page, box=box, readable_field_name="Tanda tangan"))
    _tag_field(writer, page)
    metadata = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=mark.name,
    )
    style = StaticStampStyle(border_width=0, background=_Drawn(draw_mark(mark)), background_opacity=1.0)
    signer = PdfSigner(metadata, signer=key, stamp_style=style if box is not None else None)
    try:
        signed = signer.sign_pdf(writer, bytes_reserved=ROOM_FOR_CMS)
    except (SigningError, PdfError) as error:
        raise Refusal(_("The letter could not be signed with this certificate."), str(error)) from None
    return bytes(signed.getvalue())


def signatures_of(pdf: bytes) -> tuple[SignatureSeen, ...]:
    """The signatures that a file bears, the oldest first; whom to trust is the reader's own business."""
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        return tuple(_seen(one) for one in reader.embedded_regular_signatures)
    except (PdfError, SignatureValidationError, ValueError) as error:
        sentence = _("The electronic signature of the file cannot be read.")
        raise Refusal(sentence, _("Look at it with the program that signed it.")) from error


def draw_mark(mark: Mark) -> bytes:
    """The visible mark as a page of its own size: by whom, as what, when, and the code of the letter."""
    faces = typeface("arimo")
    width, height = MARK_SIZE
    target = BytesIO()
    canvas = Canvas(target, pagesize=MARK_SIZE, initialFontName=faces.regular, invariant=1)
    canvas.setLineWidth(0.6)
    canvas.setStrokeGray(0.4)
    canvas.rect(0.5, 0.5, width - 1, height - 1)
    moment = mark.at.strftime("%d-%m-%Y %H:%M:%S %z")
    lines = (
        (faces.regular, _TEXT_SIZE, "Ditandatangani secara elektronik oleh"),
        (faces.bold, _NAME_SIZE, mark.name),
        (faces.regular, _TEXT_SIZE, mark.title),
        (faces.regular, _TEXT_SIZE, moment),
        (faces.regular, _TEXT_SIZE, f"Kode periksa: {mark.code}" if mark.code else ""),
    )
    base = height - _INSET - _TEXT_SIZE
    for font, size, line in lines:
        words = _fitting(canvas, shown(line, font), font, size, width - 2 * _INSET)
        canvas.setFont(font, size)
        canvas.drawString(_INSET, base, words)
        base -= _LEADING + 1.5
    canvas.showPage()
    canvas.save()
    return target.getvalue()


class _Added(IncrementalPdfFileWriter):  # type: ignore[misc]
    """What is added to the letter; what the letter says of itself stays as it was issued, and so archival."""

    def _update_meta(self) -> None:
        """Nothing: pyHanko would write the metadata anew and lose what PDF/A and PDF/UA ask of it."""


def _tag_field(writer: _Added, number: int) -> None:
    """Give the field its place in the tree of tags, so that a tagged letter stays one."""
    if "/StructTreeRoot" not in writer.root:
        return
    tree, field = writer.root["/StructTreeRoot"], writer.root["/AcroForm"]["/Fields"].raw_get(-1)
    page_ref = writer.find_page_for_modification(number)[0]
    top = tree["/K"] if isinstance(tree["/K"], DictionaryObject) else tree["/K"][0]
    top_ref = tree.raw_get("/K") if isinstance(tree["/K"], DictionaryObject) else tree["/K"].raw_get(0)
    said = {"/Type": NameObject("/OBJR"), "/Obj": field, "/Pg": page_ref}
    form = {
        "/Type": NameObject("/StructElem"),
        "/S": NameObject("/Form"),
        "/P": top_ref,
        "/K": _dictionary(said),
    }
    form_ref = writer.add_object(_dictionary(form))
    key = int(tree["/ParentTreeNextKey"])
    field.get_object()[NameObject("/StructParent")] = NumberObject(key)
    page_ref.get_object()[NameObject("/Tabs")] = NameObject("/S")
    tree[NameObject("/ParentTreeNextKey")] = NumberObject(key + 1)
    tree["/ParentTree"]["/Nums"] += ArrayObject([NumberObject(key), form_ref])
    top["/K"].append(form_ref)
    for changed in (tree, tree["/ParentTree"], tree["/ParentTree"]["/Nums"], top, top["/K"]):
        writer.update_container(changed)


def _dictionary(said: dict[str, Any]) -> DictionaryObject:
    return DictionaryObject({NameObject(name): value for name, value in said.items()})


class _Drawn(PdfContent):  # type: ignore[misc]
    """A page that we drew, taken into the appearance of the signature."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        """The command that paints the page."""
        reader = PdfFileReader(BytesIO(self._pdf))
        drawn = self._ensure_writer.import_page_as_xobject(reader)
        # A group would be transparency of a colour space that the letter does not name.
        drawn.get_object().pop(NameObject("/Group"), None)
        name = "/Mark" + hashlib.sha256(self._pdf).hexdigest()[:8]
        self.resources.xobject[NameObject(name)] = drawn
        self.box = BoxConstraints(*MARK_SIZE)
        return f"{name} Do".encode("ascii")


def _opened(content: bytes, password: bytes) -> Any:
    """Key, certificate and chain, or None; the exception is dropped, for its frames would hold the password."""
    try:
        return pkcs12.load_key_and_certificates(content, password)
    except (ValueError, TypeError):
        return None


def _plain(certificate: Any) -> x509.Certificate:
    return x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _said(certificate: x509.Certificate) -> CertificateSaid:
    validity = certificate["tbs_certificate"]["validity"]
    return CertificateSaid(
        holder=_named(certificate.subject),
        issuer=_named(certificate.issuer),
        valid_from=validity["not_before"].native.astimezone(UTC),
        valid_until=validity["not_after"].native.astimezone(UTC),
        own=certificate.issuer == certificate.subject,
    )


def _named(name: x509.Name) -> str:
    """The common name, with the organisation where one is given."""
    said = name.native
    parts = (said.get("common_name"), said.get("organization_name"))
    found = dict.fromkeys(part if isinstance(part, str) else ", ".join(part) for part in parts if part)
    return ", ".join(found) or str(name.human_friendly)


def _seen(embedded: Any) -> SignatureSeen:
    """Whether one signature is intact and whole; no network is asked and no authority trusted."""
    context = ValidationContext(trust_roots=[], allow_fetching=False)
    status = validate_pdf_signature(embedded, context)
    said = _said(embedded.signer_cert)
    whole = status.coverage is not None and "ENTIRE_FILE" in status.coverage.name
    return SignatureSeen(
        holder=said.holder,
        issuer=said.issuer,
        at=embedded.self_reported_timestamp,
        intact=bool(status.intact and status.valid),
        whole=whole,
    )


def _fitting(canvas: Canvas, words: str, font: str, size: float, width: float) -> str:
    """`words` as far as they fit the mark; what is cut off ends in three points."""
    if canvas.stringWidth(words, font, size) <= width:
        return words
    while words and canvas.stringWidth(words + "…", font, size) > width:
        words = words[:-1]
    return words.rstrip() + "…"
