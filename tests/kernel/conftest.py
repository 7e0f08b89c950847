"""A bare office with one login and one record row, and small real files of every kind."""

import io
import zipfile
from datetime import date

import docx
import pytest
import xlsxwriter
import xlwt

from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Unit, User


@pytest.fixture
def office(db):
    return Office.objects.create(
        code="ZZ",
        name="淄州市人民政府研究室",
        short_name="市政府研究室",
        plain_name="研究室",
        city="淄州",
        city_full="淄州市",
        city_short="淄",
        province="山东",
        province_full="山东省",
    )


@pytest.fixture
def section(office):
    return Unit.objects.create(office=office, name="综合调研一科", kind=Unit.Kind.SECTION)


@pytest.fixture
def clerk(office):
    return User.objects.create(username="keyuan", office=office)


@pytest.fixture
def ref(office, section):
    return RecordRef.objects.create(
        office=office,
        ledger="R1",
        number="ZZ-R1-2022-00001",
        unit=section,
        title="关于发展新能源汽车产业链的调研",
        on=date(2022, 6, 7),
        state="done",
    )


class Files:
    """Makes real files with a given text inside."""

    def docx(self, *paragraphs, table=()):
        document = docx.Document()
        for text in paragraphs:
            document.add_paragraph(text)
        if table:
            cells = document.add_table(1, len(table)).rows[0].cells
            for cell, text in zip(cells, table, strict=True):
                cell.text = text
        return self._saved(document.save)

    def docx_with_header(self, text):
        document = docx.Document()
        document.sections[0].header.paragraphs[0].text = text
        return self._saved(document.save)

    def xlsx(self, *rows, header=""):
        made = io.BytesIO()
        with xlsxwriter.Workbook(made) as book:
            sheet = book.add_worksheet("台账")
            if header:
                sheet.set_header(header)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
        return made.getvalue()

    def xls(self, *rows):
        book = xlwt.Workbook()
        sheet = book.add_sheet("台账")
        for place, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(place, column, value)
        return self._saved(book.save)

    def zip(self, **members):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return made.getvalue()

    def pptx(self, text):
        slide = f'<p:sld xmlns:a="a"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>'
        return self.zip(**{"[Content_Types].xml": "<Types/>", "ppt/slides/slide1.xml": slide})

    def ofd(self, text):
        page = f"<ofd:Page><ofd:TextObject><ofd:TextCode>{text}</ofd:TextCode></ofd:TextObject></ofd:Page>"
        return self.zip(**{"OFD.xml": "<ofd:OFD/>", "Doc_0/Pages/Page_0/Content.xml": page})

    def pdf(self, hexed):
        """A one-page PDF that shows Chinese text, given as the characters themselves."""
        codes = "".join(f"{ord(character):04X}" for character in hexed)
        shown = f"BT /F1 16 Tf 100 700 Td <{codes}> Tj ET".encode()
        to_unicode = (
            b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
            b"1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end"
        )
        bodies = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            b"<</Length %d>>stream\n%b\nendstream" % (len(shown), shown),
            b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            b"/Supplement 0>>/DW 1000>>",
            b"<</Length %d>>stream\n%b\nendstream" % (len(to_unicode), to_unicode),
        ]
        made, places = b"%PDF-1.4\n", []
        for number, body in enumerate(bodies, 1):
            places.append(len(made))
            made += b"%d 0 obj%b endobj\n" % (number, body)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
        tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, len(made))
        return made + head + table + tail

    def ole(self, **streams):
        """An old Office container whose root holds these streams (each padded to 4 KiB)."""
        sector, free, end = 512, 0xFFFFFFFF, 0xFFFFFFFE
        contents = {name: data + b"\0" * (-len(data) % sector or 0) for name, data in streams.items()}
        contents = {name: data + b"\0" * max(0, 4096 - len(data)) for name, data in contents.items()}
        names = list(contents)
        directory = -(-(len(names) + 1) * 128 // sector)
        fat, bodies, entries = [0xFFFFFFFD], b"", []
        fat += [*range(2, directory + 1), end]
        for place, name in enumerate(names):
            start, count = len(fat), len(contents[name]) // sector
            fat += [*range(start + 1, start + count), end]
            bodies += contents[name]
            following = place + 2 if place + 1 < len(names) else free
            entries.append(self._entry(name, 2, free, following, free, start, len(contents[name])))
        root = self._entry("Root Entry", 5, free, free, 1 if names else free, end, 0)
        tree = (root + b"".join(entries)).ljust(directory * sector, b"\0")
        table = b"".join(number.to_bytes(4, "little") for number in fat).ljust(sector, b"\xff")
        head = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16 + bytes.fromhex("3e000300feff09000600")
        head += b"\0" * 10 + (1).to_bytes(4, "little") + (1).to_bytes(4, "little") + b"\0" * 4
        head += (4096).to_bytes(4, "little") + end.to_bytes(4, "little") + b"\0" * 4
        head += end.to_bytes(4, "little") + b"\0" * 4 + (0).to_bytes(4, "little")
        return head.ljust(sector, b"\xff") + table + tree + bodies

    def _entry(self, name, kind, left, right, child, start, size):
        spelled = name.encode("utf-16-le") + b"\0\0"
        entry = spelled.ljust(64, b"\0") + len(spelled).to_bytes(2, "little") + bytes([kind, 1])
        entry += b"".join(number.to_bytes(4, "little") for number in (left, right, child)) + b"\0" * 36
        return entry + start.to_bytes(4, "little") + size.to_bytes(8, "little")

    def _saved(self, save):
        made = io.BytesIO()
        save(made)
        return made.getvalue()


PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")


@pytest.fixture(scope="session")
def files():
    return Files()
