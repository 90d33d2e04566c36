# SPDX-License-Identifier: GPL-3.0-or-later
"""barriosctl packet --form: the user's own spreadsheet is filled in, and nothing else in it changes."""
import datetime
import os
import random
import re
import subprocess
import sys
import zipfile

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import forms  # noqa: E402
import spreadsheets  # noqa: E402
from barriosctl import tap  # noqa: E402

EVIL = '=HYPERLINK("http://x";"y") & <b> _x0041_'
SUMMARY = ('<row r="2" spans="1:3"><c r="A2" t="inlineStr"><is><t>Barrio</t></is></c><c r="C2" s="4"/></row>'
           '<row r="3"/><!-- <row r="4"> --><row r="5" ht="20"><c r="A5" s="1"/><c r="B5" s="2"><v>7</v></c></row>'
           '<row r="8" s="3" customFormat="1"><c r="C8"><f>SUM(\'Gastos &amp; más\'!E4:E9)</f><v>0</v></c></row>')
LIST = ('<row r="4"><c r="A4" t="inlineStr"><is><t>de antes</t></is></c><c r="E4"><v>1</v></c></row>'
        '<row r="5"><c r="A5" s="1"><v>1</v></c></row><row r="6"><c r="B6" t="inlineStr"><is><t>de antes</t></is></c></row>'
        '<row r="20"><c r="B20"><f t="shared" ref="B20:B21" si="0">A20+1</f><v>1</v></c></row>'
        '<row r="21"><c r="B21"><f t="shared" si="0"/><v>1</v></c></row>'
        '<row r="22"><c r="B22"><f t="array" ref="B22:B24">A1:A3</f><v>1</v></c></row>'
        '<row r="23"><c r="B23"><v>1</v></c></row>')


def make(path, prefix="", more="<calcPr calcId='191029'/>", extra=()):
    sheets = {"Resumen": forms.sheet(SUMMARY, '<dimension ref="A2:C8"/><cols><col min="4" max="4" style="4"/></cols>',
                                     '<sheetProtection sheet="1"/><mergeCells count="1"><mergeCell ref="A10:B12"/>'
                                     "</mergeCells>"),
              "Gastos &amp; más": forms.sheet(LIST),
              "_oculta": forms.sheet("")}
    return forms.write(path, forms.parts(sheets, more, [("xl/media/logo.bin", os.urandom(3000)), *extra]))


def forget_results(part):
    """What formulas came to is the only thing that goes besides."""
    return re.sub(rb"(</(?:x:)?f>)<((?:x:)?v)>[^<]*</\2>", rb"\1", part)


class Form(barriosctl.Case):
    def setUp(self):
        super().setUp()
        self.init("region", "Comité", more=["--region", "13"])
        self.district = self.add("district", f"name={EVIL}", "commune=13101", "manager=Rosa Soto")
        plan = self.add("plan", f"district={self.district}")
        action = self.add("action", f"plan={plan}", "title=Luces", "area=5", "state=planned")
        self.line = self.add("funding-line", f"action={action}", "source=municipal", "state=awarded", "awarded=10000",
                             "date=2026-01-05", "project-code=PC-7",
                             "execution=2026-01-10/2026-12-31")
        self.add("entry", f"line={self.line}", "kind=disbursement", "date=2026-01-10", "amount=9000", "state=submitted")
        for number in (1, 2):
            self.add("entry", f"line={self.line}", "kind=expense", f"date=2026-02-0{number}", f"amount={number}00",
                     "state=submitted", "supplier-rut=11111111-1", "supplier-name=-1+1", "document-type=33",
                     f"document-number=00{number}")
        self.work("set", self.line, "own-contribution=12,5")
        self.packet = self.add("packet", f"line={self.line}", "span=2026-01-01/2026-03-31", "state=draft")
        self.form = make(self.folder / "form.xlsx")
        self.output = self.folder / "filled.xlsx"

    def fill(self, *cells, form=None):
        self.work("packet", self.packet, "--form", form or self.form, "--output", self.output,
                  *(word for cell in cells for word in ("--map", cell)))
        return forms.read(self.output)

    def refuse_form(self, reason, *cells, form=None):
        """Nothing is written."""
        self.refuse(reason, "packet", self.packet, "--form", form or self.form, "--output", self.output,
                    *(word for cell in cells for word in ("--map", cell)))
        self.assertFalse(self.output.exists())

    def test_cells_are_filled_in_by_kind_and_keep_their_style(self):
        filled = self.fill("C2=district", "Resumen!b5 = own-contribution", "C5=own-contribution", "A5=from", "F3=to",
                           "D9=awarded", "B8=spent", "A10=group-rut", "'Gastos & más'!A4:A6=expense.date",
                           "'Gastos & más'!B4:B6=expense.supplier-name", "Gastos & más!E4:E6=expense.amount")
        one, other = (forms.cells(filled[f"xl/worksheets/sheet{place}.xml"]) for place in (1, 2))

        def told(cells, name):
            more, inner = cells[name]
            return more, "".join(forms.ElementTree.fromstring(b"<a>" + inner + b"</a>").itertext())
        self.assertEqual(told(one, "C2"), ({"s": "4", "t": "inlineStr"}, EVIL.replace("_x0041_", "_x005F_x0041_")))
        self.assertEqual(told(one, "B5"), ({"s": "2"}, "0.125"))
        self.assertEqual(told(one, "C5"), ({}, "12.5"))
        serial = (datetime.date(2026, 1, 1) - spreadsheets.DAY_ZERO).days
        self.assertEqual(told(one, "A5"), ({"s": "1"}, str(serial)))
        self.assertEqual(told(one, "F3"), ({"t": "inlineStr"}, "31-03-2026"), "a bare number would be no day")
        self.assertEqual(told(one, "D9"), ({"s": "4"}, "10000"), "as its column")
        self.assertEqual(told(one, "B8"), ({"s": "3"}, "300"), "as its row")
        self.assertNotIn("A10", one, "nothing to tell, and no cell to empty")
        self.assertEqual(told(other, "A4"), ({"t": "inlineStr"}, "01-02-2026"))
        self.assertEqual(told(other, "A5"), ({"s": "1"}, str((datetime.date(2026, 2, 2) - spreadsheets.DAY_ZERO).days)))
        self.assertEqual(told(other, "B5"), ({"t": "inlineStr"}, "-1+1"))
        self.assertEqual([told(other, f"E{row}")[1] for row in (4, 5)], ["100", "200"])
        self.assertEqual(other["B6"], ({}, b""), "what last month left is emptied")
        self.assertIn(b'<dimension ref="A2:F9"/>', filled["xl/worksheets/sheet1.xml"])
        self.assertIn(b"<calcPr calcId='191029' fullCalcOnLoad=\"1\"/>", filled["xl/workbook.xml"])
        self.assertIn(b'<sheetProtection sheet="1"/>', filled["xl/worksheets/sheet1.xml"])

    def test_days_are_counted_as_the_workbook_does(self):
        made = forms.read(self.form)
        made["xl/workbook.xml"] = made["xl/workbook.xml"].replace(b"<sheets>", b'<workbookPr date1904="1"/><sheets>')
        filled = self.fill("A5=from", form=forms.write(self.folder / "1904.xlsx", made))
        days = (datetime.date(2026, 1, 1) - datetime.date(1904, 1, 1)).days
        self.assertIn(f">{days}</".encode(), forms.cells(filled["xl/worksheets/sheet1.xml"])["A5"][1])

    def test_nothing_else_changes(self):
        seed = random.randrange(2 ** 32)
        chance = random.Random(seed)
        for _ in range(25):
            with self.subTest(seed=seed):
                self.check_untouched(chance)

    def check_untouched(self, chance):
        prefix = chance.choice(("", "", "x:"))
        rows, formulas = self.make_rows(chance, prefix)
        sheets = {"Uno": forms.sheet(rows, chance.choice(("", '<dimension ref="B2:C3"/>')), prefix=prefix),
                  "Otro": forms.sheet(self.make_rows(chance, "")[0])}
        form = forms.write(self.folder / "any.xlsx", forms.parts(sheets, "", [("xl/x.bin", chance.randbytes(500))]))
        targets = {f"{forms.column(chance.randrange(8))}{chance.randrange(1, 15)}" for _ in range(6)} - formulas
        before = forms.read(form)
        if not targets:
            return
        after = self.fill(*(f"Uno!{cell}={chance.choice(('district', 'awarded', 'from', 'group-rut'))}"
                            for cell in targets), form=form)
        self.assertEqual(list(before), list(after))
        for name in before.keys() - {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}:
            self.assertEqual(forget_results(before[name]), after[name], name)
        self.assertEqual(before["xl/workbook.xml"].replace(b"</sheets>", b'</sheets><calcPr fullCalcOnLoad="1"/>')
                         if any(b"<f>" in before[name] or b"<x:f>" in before[name] for name in before if "sheet" in name)
                         else before["xl/workbook.xml"], after["xl/workbook.xml"])
        old, new = (forms.cells(forget_results(made["xl/worksheets/sheet1.xml"])) for made in (before, after))
        for name in (old.keys() | new.keys()) - targets:
            self.assertEqual(old.get(name), new.get(name), name)
        self.assertNotRegex(after["xl/worksheets/sheet1.xml"], rb"f><(x:)?v>", "a result of before")
        for name in targets & old.keys():
            self.assertEqual(old[name][0].get("s"), new[name][0].get("s"), name)

    def make_rows(self, chance, prefix):
        """Rows as all kinds of programs write them: with and without their numbers, empty, commented."""
        text, formulas, row = "", set(), 0
        for _ in range(chance.randrange(8)):
            skip = chance.choice((0, 0, 2))
            row += 1 + skip
            number = f' r="{row}"' if skip or chance.random() < 0.5 else ""
            spans = chance.choice(("", ' spans="1:3"'))
            inside, at = "", -1
            for _ in range(chance.randrange(5)):
                gap = chance.choice((0, 1))
                at += 1 + gap
                name = f"{forms.column(at)}{row}"
                called = f' r="{name}"' if gap or chance.random() < 0.5 else ""
                style = chance.choice(("", ' s="1"', " s='2'"))
                what = chance.choice(("", f"<{prefix}v>{chance.randrange(99)}</{prefix}v>",
                                      f"<{prefix}f>1&gt;0</{prefix}f><{prefix}v>1</{prefix}v>"))
                formulas |= {name} if f"{prefix}f>" in what else set()
                inside += (f"<{prefix}c{called}{style}>{what}</{prefix}c>" if what or chance.random() < 0.5
                           else f"<{prefix}c{called}{style} />") + chance.choice(("", "\n", "<!-- <c> -->"))
            text += (f"<{prefix}row{number}{spans}>{inside}</{prefix}row>" if inside or chance.random() < 0.5
                     else f"<{prefix}row{number}{spans}/>") + chance.choice(("", "\r\n "))
        return text, formulas

    def test_libreoffice_reads_it_and_computes(self):
        self.fill("C2=district", "A5=from", "'Gastos & más'!A4:A9=expense.date", "'Gastos & más'!E4:E9=expense.amount")
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{self.folder}/office", "--convert-to",
                        "ods", "--outdir", self.folder, self.output], check=True, capture_output=True, env=self.environment, timeout=120)
        with zipfile.ZipFile(self.folder / "filled.ods") as archive:
            content = spreadsheets.part(archive, "content.xml")
        values = [(cell.get(f"{spreadsheets.OFFICE}date-value") or cell.get(f"{spreadsheets.OFFICE}value")
                   or spreadsheets.ods_text(cell)) for cell in content.iter(f"{spreadsheets.TABLE}table-cell")]
        self.assertIn(EVIL, values)
        self.assertIn("2026-01-01", values)
        self.assertIn("01-02-2026", values)
        [total] = [cell.get(f"{spreadsheets.OFFICE}value") for cell in content.iter(f"{spreadsheets.TABLE}table-cell")
                   if "SUM" in (cell.get(f"{spreadsheets.TABLE}formula") or "")]
        self.assertEqual(total, "300", "the sum that stood in the form was another's")

    def test_cells_that_cannot_be_written_are_refused(self):
        formula = "a formula computes it; choose a cell that people fill in"
        listed = "'Gastos & más'"
        for cell, reason in (("C8", f"C8: {formula}"), (f"{listed}!B20", f"B20: {formula}"),
                             (f"{listed}!B21", f"B21: {formula}"), (f"{listed}!B23", f"B23: {formula}"),
                             ("B11", "B11: it is merged into another cell; name that one, A10"),
                             ("Nada!A1", "The form has no sheet “Nada”; it has Resumen, Gastos & más")):
            shown = cell if "!" not in cell or cell.startswith("'") else "'Nada'!A1"
            self.refuse_form(f"--form: {shown} = district: {reason}", f"{cell}=district")

        self.refuse_form(f"--form: {listed}!E19:E20 = entry.amount: there are 3 of them, and 2 rows to write them in; "
                         "nothing was written", f"{listed}!E19:E20=entry.amount")
        self.refuse_form(f"--form: {listed}!B19:B21 = entry.amount: B20: {formula}", f"{listed}!B19:B21=entry.amount")

    def test_what_goes_where_is_checked(self):
        for typed, reason in (
                ("C5", "write a cell, an equals sign and what goes into it: Resumen!C5 = district"),
                ("C5=nada", "“nada” is nothing that an accounts packet tells; “--facts” lists what it does"),
                ("5C=district", "“5C” is no cell; write for example C5, Resumen!C5 or, for a column, Detalle!B12:B60"),
                ("XFE1=district", "“XFE1” is no cell; write for example C5, Resumen!C5 or, for a column, Detalle!B12:B60"),
                ("A0=district", "“A0” is no cell; write for example C5, Resumen!C5 or, for a column, Detalle!B12:B60"),
                ("A2:B9=entry.date", "“A2:B9” is no cell; write for example C5, Resumen!C5 or, for a column, "
                                     "Detalle!B12:B60"),
                ("A1:A2=district", "it is one value: name one cell"),
                ("A1=entry.date", "there is one for each entry: say from which row to which, for example "
                                  "Detalle!B12:B60")):
            self.refuse_form(f"--map: {typed}: {reason}", typed)
        self.refuse_form("--map: A2=to: something else goes into that cell already", "A2=from", "A2=to")
        self.refuse_form("--form: Nothing says yet what goes into which cell of the form")

    def test_other_files_are_refused_with_what_to_do(self):
        made = forms.read(self.form)
        no_sheet = {**made, "xl/workbook.xml": forms.workbook([]).encode()}
        jumbled = {**made, "xl/worksheets/sheet1.xml": forms.sheet('<row r="5"/><row r="4"/>').encode()}
        broken = {**made, "xl/worksheets/sheet1.xml": made["xl/worksheets/sheet1.xml"][:-9]}
        bomb = {**made, "xl/worksheets/sheet1.xml": forms.sheet("<e/>" * (17 << 20)).encode()}
        # Small in the file, and each of its names would fill the memory again.
        again = {**made, "xl/workbook.xml": made["xl/workbook.xml"].replace(b"</sheets>", b'<sheet name="otra" '
                                                                             b'sheetId="99" r:id="rId1"/></sheets>')}
        many = {**made, "xl/workbook.xml": forms.workbook(f"h{number}" for number in range(1001)).encode()}
        crowd = {**made, "xl/worksheets/sheet1.xml": forms.sheet(("<row>" + "<c/>" * 9999 + "</row>") * 101).encode()}
        old = self.folder / "old.xlsx"
        old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        text = self.folder / "text.xlsx"
        text.write_text("a;b")
        for form, words in (
                (old, "This is an old .xls spreadsheet, or one with a password."),
                (text, "This is no .xlsx spreadsheet."),
                (forms.write(self.folder / "a.xlsx", {"content.xml": "<a/>"}), "This is no .xlsx spreadsheet."),
                (forms.write(self.folder / "b.xlsm", {**made, "xl/vbaProject.bin": b"x"}), "This spreadsheet has macros"),
                (forms.write(self.folder / "c.xlsx", {**made, "_xmlsignatures/a.xml": b"x"}), "This spreadsheet is signed"),
                (forms.write(self.folder / "d.xlsx", no_sheet), "The form has no sheet that can be seen"),
                (forms.write(self.folder / "e.xlsx", jumbled), "The rows or cells of a sheet are out of order."),
                (forms.write(self.folder / "f.xlsx", broken), "The file is damaged"),
                (forms.write(self.folder / "g.xlsx", bomb), "What is packed in the file is far larger"),
                (forms.write(self.folder / "h.xlsx", again), "Two sheets of the form are one in the file."),
                (forms.write(self.folder / "i.xlsx", many), "i.xlsx, line 2: The form has far more"),
                (forms.write(self.folder / "j.xlsx", crowd), "A sheet of the form is far larger"),
                (self.folder / "nada.xlsx", "")):
            done = self.run_it("packet", self.packet, "--form", form, "--output", self.output, "--map", "C2=district")
            self.assertEqual(done.status, 1, form)
            self.assertTrue(done.errors.startswith(f"barriosctl: {form}: {words}"), done.errors)
            self.assertEqual(done.errors.count("\n"), 1)
            self.assertFalse(self.output.exists())

    def test_form_stays_and_nothing_is_left_on_a_full_disk(self):
        before = self.form.read_bytes()
        done = self.run_it("packet", self.packet, "--form", self.form, "--output", self.form, "--map", "C2=district")
        self.assertEqual((done.status, done.errors),
                         (1, "barriosctl: --form: This is the form itself, which stays as it is: choose another name\n"))
        self.output.write_text("antes")
        large = make(self.folder / "large.xlsx", extra=[("xl/media/large.bin", os.urandom(1 << 20))])
        done = subprocess.run(["prlimit", "--fsize=600000", barriosctl.PROGRAM, "--database", self.database, "packet",
                               self.packet, "--form", large, "--output", self.output, "--map", "C2=district"],
                              capture_output=True, env=self.environment, check=False)
        self.assertEqual((done.returncode, done.stderr.decode()),
                         (1, f"barriosctl: --form: {self.output}: File too large\n"))
        self.assertEqual((self.form.read_bytes(), self.output.read_text()), (before, "antes"))
        self.assertEqual([path.name for path in self.folder.iterdir() if ".part" in path.name], [])

    def test_cells_are_remembered_with_the_source(self):
        self.work("packet", self.packet, "--form", self.form, "--output", self.output, "--remember", "--map",
                  "Resumen!C2=district", "--map", "'Gastos & más'!E4:E9=expense.amount")
        [source] = [row for row in self.read("list", "funding-source") if row["code"] == "municipal"]
        self.assertEqual(source["form-cells"], "'Resumen'!C2 = district\n'Gastos & más'!E4:E9 = expense.amount")
        first = forms.read(self.output)
        self.output.unlink()
        self.assertEqual(self.fill(), first)
        facts = {fact["name"]: fact for fact in self.read("packet", self.packet, "--facts")}
        self.assertEqual((facts["district"]["cell"], facts["district"]["values"]), ("'Resumen'!C2", [EVIL]))
        self.assertEqual((facts["expense.amount"]["cell"], facts["expense.amount"]["values"]),
                         ("'Gastos & más'!E4:E9", [100, 200]))
        self.assertEqual(facts["spent"]["values"], [300])
        self.assertEqual(facts["disbursed"]["values"], [9000])
        self.assertEqual(facts["n-entries"]["values"], [3])
        self.assertEqual(facts["entry.supplier-rut"]["values"], [None, "11.111.111-1", "11.111.111-1"])
        text = self.work("packet", self.packet, "--facts")
        self.assertIn("\nawarded                  Awarded: 10.000\n", text)
        self.assertIn("expense.amount           Expenses, one below the other: Amount: × 2 → 'Gastos & más'!E4:E9\n", text)
        self.work("set", source["id"], "form-cells=C2 = nada")
        self.output.unlink()
        self.refuse_form("form-cells: C2 = nada: “nada” is nothing that an accounts packet tells; “--facts” lists what "
                         "it does")
        self.check()


if __name__ == "__main__":
    tap.main("cli/form", Form)
