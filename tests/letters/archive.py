"""What the validators say of a PDF, and what stands in it when its streams are unpacked."""

import re
import zlib

import page


def unpacked(pdf: bytes) -> bytes:
    """The objects of a file as text, their streams unpacked where they were packed."""

    def content(match: re.Match[bytes]) -> bytes:
        return zlib.decompress(match[2]) if b"FlateDecode" in match[1] else match[2]

    return re.sub(rb"(<<(?:(?!endobj).)*?>>)\s*stream\n(.*?)\r\nendstream", content, pdf, flags=re.DOTALL)


def faults(pdf: bytes, *profiles: str) -> set[tuple[str, str]]:
    """What is not as the profiles want it, by rule."""
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in profiles or ("2a", "ua1")]
    assert all(report.rules.passed for report in reports)
    return {(failure.rule_id, failure.message) for report in reports for failure in report.failures}
