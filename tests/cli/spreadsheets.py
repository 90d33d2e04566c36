# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads spreadsheets with nothing of the program's own: rows of texts, numbers and dates."""
import csv
import datetime
import decimal
import io
import re
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DAY_ZERO = datetime.date(1899, 12, 30)


def part(archive, name):
    return ElementTree.fromstring(archive.read(name))


def number(text):
    """Numbers are kept as binary fractions there; ours have two decimals."""
    return decimal.Decimal(repr(float(text))).quantize(decimal.Decimal("0.01"))


def shorten(row):
    while row and row[-1] is None:
        row.pop()
    return row


def date_styles(archive):
    styles = part(archive, "xl/styles.xml")
    codes = {item.get("numFmtId"): item.get("formatCode") for item in styles.iter(f"{MAIN}numFmt")}
    formats = styles.find(f"{MAIN}cellXfs")
    return {place for place, item in enumerate(formats)
            if "yy" in codes.get(item.get("numFmtId"), "").lower()}


def column(reference):
    place = 0
    for letter in reference.rstrip("0123456789"):
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def unescape(item):
    """Characters may stand as _xHHHH_ (ECMA-376, ST_Xstring)."""
    text = "".join(piece.text or "" for piece in item.iter(f"{MAIN}t"))
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def xlsx_cell(cell, strings, dates):
    kind, value = cell.get("t"), cell.findtext(f"{MAIN}v")
    if kind == "inlineStr":
        return unescape(cell)
    if value is None:
        return None
    if kind == "s":
        return strings[int(value)]
    if int(cell.get("s", "0")) in dates:
        return DAY_ZERO + datetime.timedelta(days=int(float(value)))
    return number(value)


def read_xlsx(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        strings = []
        if "xl/sharedStrings.xml" in archive.namelist():
            strings = [unescape(item) for item in part(archive, "xl/sharedStrings.xml")]
        dates = date_styles(archive)
        sheet = part(archive, "xl/worksheets/sheet1.xml")
    assert not list(sheet.iter(f"{MAIN}f")), "a formula"
    rows = []
    for line in sheet.iter(f"{MAIN}row"):
        row = []
        for cell in line:
            row += [None] * (column(cell.get("r")) - len(row)) + [xlsx_cell(cell, strings, dates)]
        rows.append(shorten(row))
    return rows


def ods_text(element):
    text = element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            text += " " * int(child.get(f"{TEXT}c", "1"))
        elif child.tag == f"{TEXT}tab":
            text += "\t"
        else:
            text += ods_text(child)
        text += child.tail or ""
    return text


def ods_cell(cell):
    assert cell.get(f"{TABLE}formula") is None, "a formula"
    kind = cell.get(f"{OFFICE}value-type")
    if kind == "float":
        return number(cell.get(f"{OFFICE}value"))
    if kind == "date":
        return datetime.date.fromisoformat(cell.get(f"{OFFICE}date-value"))
    if kind is None:
        return None
    return "\n".join(ods_text(line) for line in cell.findall(f"{TEXT}p"))


def read_ods(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        content = part(archive, "content.xml")
    rows = []
    for line in next(content.iter(f"{TABLE}table")).iter(f"{TABLE}table-row"):
        row = []
        for cell in line:
            row += [ods_cell(cell)] * min(int(cell.get(f"{TABLE}number-columns-repeated", "1")), 100)
        rows += [shorten(row)] * min(int(line.get(f"{TABLE}number-rows-repeated", "1")), 2)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def read_csv(path):
    text = path.read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";", strict=True))


def write_csv(value):
    """How a table of texts shows a typed value."""
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return value.strftime("%d-%m-") + f"{value.year:04}"
    if isinstance(value, decimal.Decimal):
        return str(value).replace(".", ",")
    return "'" + value if value.lstrip("'")[:1] in tuple("=+-@\t\r") and value else value
