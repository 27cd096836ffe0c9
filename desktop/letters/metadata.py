"""What a PDF says about itself, twice and in the same words: the XMP packet that archives read, and the old Info."""

from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

MAKER = "Mutasi"
_XML_REFUSES = {*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF}
_BLANKS = dict.fromkeys(_XML_REFUSES, " ")


@dataclass(frozen=True, slots=True)
class About:
    """Title, day (to the second where it is a moment) and language of a document."""

    title: str
    day: date
    language: str

    @classmethod
    def cleaned(cls, title: str, day: date, language: str) -> "About":
        """`title` in one line, without what XML cannot hold."""
        return cls(" ".join(title.translate(_BLANKS).split()) or MAKER, day, language)

    def info(self) -> bytes:
        """The Info dictionary."""
        stamp = "D:{:04}{:02}{:02}{:02}{:02}{:02}Z".format(*self.day.timetuple()[:6])
        words = {"Title": self.title, "Author": MAKER, "Creator": MAKER, "Producer": MAKER, "Subject": self.title}
        entries = b"".join(b"/%s%s" % (name.encode(), written(value)) for name, value in words.items())
        return b"<<%s/CreationDate(%s)/ModDate(%s)>>" % (entries, stamp.encode(), stamp.encode())

    def packet(self) -> bytes:
        """The XMP packet, which claims archival (PDF/A-2) and accessible (PDF/UA-1) form."""
        moment = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*self.day.timetuple()[:6])
        return _PACKET.format(title=escape(self.title), maker=MAKER, moment=moment, language=self.language).encode()


def written(words: str) -> bytes:
    """A PDF string: in one byte a letter where it is plain ASCII, else in UTF-16."""
    content = words.encode("ascii") if words.isascii() else b"\xfe\xff" + words.encode("utf-16-be")
    for sign in (b"\\", b"(", b")", b"\r"):
        content = content.replace(sign, b"\\r" if sign == b"\r" else b"\\" + sign)
    return b"(" + content + b")"


_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{maker}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{maker}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{maker}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
