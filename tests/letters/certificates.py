"""A certificate for tests, made anew: nobody vouches for it but itself."""

from datetime import datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

PASSWORD = "kata-sandi-uji-4711"
_USAGE = (True, True, *[False] * 7)


def certificate_file(
    now: datetime, first: timedelta = timedelta(-10), last: timedelta = timedelta(300), key: Any = None
) -> bytes:
    """A PKCS#12 file whose certificate is valid between two days around `now`."""
    key = key or rsa.generate_private_key(65537, 2048)
    names = ((NameOID.COMMON_NAME, "Budi Contoh"), (NameOID.ORGANIZATION_NAME, "BKPSDM Contoh"))
    name = x509.Name([x509.NameAttribute(kind, value) for kind, value in names])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(4711).not_valid_before(now + first).not_valid_after(now + last)
    signed = made.add_extension(x509.KeyUsage(*_USAGE), critical=True).sign(key, hashes.SHA256())
    locked = serialization.BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(b"kantor", key, signed, None, locked)
