# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes spreadsheets that are to be filled in, byte by byte, and reads what is in their cells."""
import re
import zipfile
from xml.etree import ElementTree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml."
# What cells look like, by their number: 1 dates, 2 percents, 3 thousands, 4 text.
STYLES = (HEAD + f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
          '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
          '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
          '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
          '<cellXfs count="5">' + "".join(f'<xf numFmtId="{code}" fontId="0" fillId="0" borderId="0" xfId="0"/>'
                                          for code in (0, 14, 10, 3, 49)) + '</cellXfs></styleSheet>')


def sheet(rows, before="", behind="", prefix=""):
    """A sheet's part; ROWS is what stands between its sheetData tags."""
    mark = prefix.rstrip(":")
    space = f"xmlns:{mark}" if mark else "xmlns"
    return (HEAD + f'<{prefix}worksheet {space}="{MAIN}">{before}<{prefix}sheetData>{rows}</{prefix}sheetData>{behind}'
            f'</{prefix}worksheet>')


def workbook(names, more=""):
    listed = "".join(f'<sheet name="{name}" sheetId="{place}" r:id="rId{place}"'
                     + (' state="hidden"' if name.startswith("_") else "") + "/>"
                     for place, name in enumerate(names, 1))
    return HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets>{more}</workbook>'


def parts(sheets, more="", extra=()):
    """The parts of a workbook; SHEETS maps names, escaped for XML, to their parts."""
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(f'<Override PartName="/xl/worksheets/sheet{place}.xml" ContentType="{KINDS}worksheet+xml"/>'
                        for place in numbers)
    links = "".join(f'<Relationship Id="rId{place}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{place}.xml"/>'
                    for place in numbers)
    made = {
        "[Content_Types].xml": HEAD + f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
                               '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" '
                               'ContentType="application/octet-stream"/><Override PartName="/xl/workbook.xml" '
                               f'ContentType="{KINDS}sheet.main+xml"/><Override PartName="/xl/styles.xml" '
                               f'ContentType="{KINDS}styles+xml"/>{overrides}</Types>',
        "_rels/.rels": HEAD + f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
                       f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": workbook(sheets, more),
        "xl/_rels/workbook.xml.rels": HEAD + f'<Relationships xmlns="{PACKAGE}/relationships">{links}<Relationship '
                                      f'Id="rId99" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": STYLES,
    }
    for place, text in zip(numbers, sheets.values()):
        made[f"xl/worksheets/sheet{place}.xml"] = text
    return {**made, **dict(extra)}


def write(path, made):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in made.items():
            archive.writestr(name, text)
    return path


def read(path):
    """The bytes of every part, in their order."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def column(number):
    letters = ""
    while number >= 0:
        letters, number = chr(ord("A") + number % 26) + letters, number // 26 - 1
    return letters


def place(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def cells(text):
    """Each cell of a sheet's part by its name: its attributes besides that, and all that is in it."""
    found, row = {}, 0
    for line in ElementTree.fromstring(text).iter(f"{{{MAIN}}}row"):
        row, at = int(line.get("r", row + 1)), -1
        for cell in line:
            name = cell.get("r")
            at = place(re.match("[A-Z]+", name)[0]) if name else at + 1
            more = {key: value for key, value in cell.attrib.items() if key != "r"}
            found[f"{column(at)}{row}"] = (more, b"".join(map(ElementTree.tostring, cell)))
    return found
