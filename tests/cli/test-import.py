# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of any record type brought in by the command line: what is taken, what is refused and why."""
import subprocess
import sys
import zipfile

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import tap  # noqa: E402

HEAD = "trade-name;state;rut;street;street-number;yearly-sales;formal-since\n"
WORKBOOK = ('<workbook xmlns:r="r"><workbookPr date1904="%d"/><sheets><sheet name="a" sheetId="1" r:id="r1"/>'
            "</sheets></workbook>")
RELATIONS = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
STYLES = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'


def count(added=0, changed=0, same=0, refused=0):
    return (f"Records added: {added}\nRecords changed: {changed}\nRows that change nothing: {same}\n"
            f"Rows refused: {refused}\n")


class Import(barriosctl.Case):
    def setUp(self):
        super().setUp()
        self.init("manager", more=["--district", "Patronato", "--commune", "13127"])
        self.table = self.folder / "table.csv"

    def bring(self, text, *words, kind="business", encoding="utf-8"):
        self.table.write_bytes(text.encode(encoding))
        return self.work("import", kind, self.table, *words)

    def refuse_table(self, line, text, *words, kind="business"):
        self.table.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.refuse(line, "import", kind, self.table, *words)

    def businesses(self):
        return {record["trade-name"]: record for record in self.read("list", "business")}

    def write_xlsx(self, rows, is_1904=0):
        with zipfile.ZipFile(self.folder / "table.xlsx", "w") as book:
            book.writestr("xl/workbook.xml", WORKBOOK % is_1904)
            book.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
            book.writestr("xl/styles.xml", STYLES)
            book.writestr("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{rows}</sheetData></worksheet>")
        return self.folder / "table.xlsx"

    def test_is_one_gesture_with_a_backup(self):
        self.assertEqual(self.bring(HEAD + "A;open;12.345.678-5;Larga;12;1.200,5;20-11-2020\nB;closed: no sales;;;;;\n"),
                         count(added=2))
        found = self.businesses()
        self.assertEqual((found["A"]["rut"], found["A"]["yearly-sales"], found["A"]["formal-since"]),
                         ("12345678-5", 1200.5, "2020-11-20"))
        self.assertEqual(found["B"]["state"], "closed")
        self.assertEqual(len(list((self.folder / "barrios.backups").glob("*import*"))), 1)
        self.work("undo")
        self.assertEqual(self.businesses(), {})
        self.check()

    def test_again_writes_nothing_and_changes_only_what_is_said(self):
        self.bring(HEAD + "A;open;12345678-5;Larga;12;5;2020-11-20\n")
        saves = self.count_saves()
        self.assertEqual(self.bring(HEAD + "A;open;12345678-5;Larga;12;5;2020-11-20\n"), count(same=1))
        self.assertEqual(self.count_saves(), saves)
        self.assertEqual(self.bring(HEAD + ";;12.345.678-5;Corta;;;\n"), count(changed=1))
        found = self.businesses()["A"]
        self.assertEqual((found["street"], found["street-number"], found["state"]), ("Corta", "12", "open"))
        text = self.run_it("list", "business", "--format", "csv").bytes
        (self.folder / "list.csv").write_bytes(text)
        saves = self.count_saves()
        self.assertEqual(self.work("import", "business", self.folder / "list.csv"), count(same=1))
        self.assertEqual(self.count_saves(), saves)

    def test_headings_in_any_spelling_and_below_a_title(self):
        text = "Registro 2025;;;\nTRADE NAME;Yearly sales (UF);Owner's sex;Ñandú\nA;5;Women and men;x\n"
        self.assertEqual(self.bring(text), count(added=1))
        self.assertEqual(self.businesses()["A"]["owner-sex"], "mixed")
        done = self.bring(text, "--dry-run")
        self.assertIn("Ñandú: left out; no such field is known\n", done)
        self.assertIn("Yearly sales (UF): yearly-sales\n", done)

    def test_either_language_is_understood_in_either(self):
        tables = ["Nombre de fantasía;Estado;Sexo de quien es dueño\nA;Cerrado: quiebra;Mujeres y hombres\n",
                  "Trade name;State;Owner's sex\nA;Closed: quiebra;Women and men\n"]
        for language in ("en", "es"):
            for number, text in enumerate(tables):
                database = self.folder / f"{language}{number}.db"
                self.init("manager", database=database, language=language,
                          more=["--district", "Patronato", "--commune", "13127"])
                self.table.write_text(text, encoding="utf-8")
                self.work("import", "business", self.table, database=database)
                [found] = self.read("list", "business", database=database)
                self.assertEqual((found["state"], found["owner-sex"]), ("closed", "mixed"), (language, text))

    def test_encodings_and_separators(self):
        for number, (encoding, separator) in enumerate([
                ("utf-8", ","), ("utf-8-sig", ";"), ("latin-1", "\t"), ("cp1252", ";"), ("utf-16", "\t")]):
            name = f"Ñuñoa {number}"
            self.assertEqual(self.bring(f"trade-name{separator}street\n{name}{separator}Ó\n", encoding=encoding),
                             count(added=1), encoding)
            self.assertEqual(self.businesses()[name]["street"], "Ó")

    def test_refused_rows_say_why_and_come_again(self):
        refused = self.folder / "refused.csv"
        done = self.bring(HEAD + "A;open;12345678;;;;\nB;opne;;;;;\nC;open;;;;-3;31-02-2020\nD;open;;;;;\n;open;;;;;\n",
                          "--refused", refused)
        self.assertEqual(done, count(added=1, refused=4) + """\
row 2, rut: Write the RUT as its number, a hyphen and the check digit, for example 12.345.678-5
row 3, state: “opne” is none of its choices: Open, Closed, Vacant, Moved
row 4, yearly-sales: Write a value from 0,00 to 1.000.000.000,00
row 4, formal-since: There is no such day in the calendar: look at the day and the month
row 6, trade-name: It cannot be left empty
""")
        lines = refused.read_text(encoding="utf-8-sig").splitlines()
        self.assertEqual(lines[0], HEAD.strip() + ";Why it was refused")
        self.assertEqual(lines[2].split(";")[:2], ["B", "opne"])
        self.assertIn("yearly-sales: Write a value from", lines[3])
        refused.write_text(refused.read_text(encoding="utf-8-sig").replace("opne", "open")
                           .replace("12345678;", "12345678-5;"), encoding="utf-8-sig")
        again = self.folder / "again.csv"
        self.assertTrue(self.work("import", "business", refused, "--refused", again)
                        .startswith(count(added=2, refused=2)))
        self.assertEqual(again.read_text(encoding="utf-8-sig").splitlines()[0], lines[0])
        self.check()

    def test_dry_run_keeps_nothing(self):
        saves = self.count_saves()
        done = self.bring(HEAD + "A;open;;;;;\nB;opne;;;;;\n", "--dry-run")
        self.assertIn(count(added=1, refused=1), done)
        self.assertEqual((self.count_saves(), self.businesses()), (saves, {}))
        self.assertEqual(list((self.folder / "barrios.backups").glob("*import*")), [])

    def test_refused_rows_are_written_where_no_row_is_taken(self):
        for words in ("--dry-run",), ():
            refused = self.folder / f"refused{len(words)}.csv"
            done = self.bring(HEAD + "A;opne;;;;;\nB;;1;;;;\n", *words, "--refused", refused)
            self.assertIn(count(refused=2), done)
            lines = refused.read_text(encoding="utf-8-sig").splitlines()
            self.assertEqual(lines[0], HEAD.strip() + ";Why it was refused")
            self.assertRegex(lines[1], "^A;opne;.*state: “opne” is none of its choices")
            self.assertRegex(lines[2], "^B;;1;.*rut: Write the RUT")
            self.assertEqual(len(lines), 3)
        self.assertEqual(self.businesses(), {})

    def test_ambiguous_dates_are_asked_once(self):
        ambiguous = HEAD + "A;;;;;;03/04/2025\nB;;;;;;05/06/2025\n"
        self.refuse_table("import: formal-since: dates such as 03/04/2025 can be read in two ways: "
                          "say whether the day or the month comes first", ambiguous)
        self.bring(ambiguous, "--date-order", "mdy")
        self.assertEqual(self.businesses()["A"]["formal-since"], "2025-03-04")
        self.work("undo")
        self.bring(ambiguous + "C;;;;;;31/01/2025\n")
        self.assertEqual(self.businesses()["A"]["formal-since"], "2025-04-03")
        self.work("undo")
        self.bring(HEAD + "A;;;;;;03/04/2025\nC;;;;;;01/31/2025\n")
        self.assertEqual(self.businesses()["A"]["formal-since"], "2025-03-04")
        self.refuse_table("import: formal-since: dates such as 03/04/2025 can be read in two ways: "
                          "say whether the day or the month comes first",
                          ambiguous + "C;;;;;;31/01/2025\nD;;;;;;01/31/2025\n")
        self.assertIn("Write the year with four digits", self.bring(HEAD + "E;;;;;;1/2/25\n"))

    def test_mapping_is_said_and_remembered(self):
        text = "Local;Cuándo abrió\nA;2020-11-20\n"
        self.assertRegex(self.run_on(self.database, "import", "business", self.write(text)).errors,
                         "No column of row 1 is a field")
        self.refuse_table("import: --map: No column of the table is called “x”", text, "--map", "x=state")
        self.refuse_table("import: --map: x: “business” has no such field", text, "--map", "Local=x")
        self.bring(text, "--map", "local=trade-name", "--map", "cuando abrio=formal-since")
        self.assertEqual(self.businesses()["A"]["formal-since"], "2020-11-20")
        self.assertEqual(self.bring("LOCAL\nB\n"), count(added=1))
        both = "import: Local: This column and “trade-name” are both for “Trade name”: leave one of them out"
        self.refuse_table(both, "trade-name;Local\nA;B\n")
        tried = self.run_on(self.database, "import", "business", self.table, "--dry-run")
        self.assertEqual((tried.status, tried.errors), (1, f"barriosctl: {both}\n"))
        self.assertEqual(tried.text, "Headings in row 1\ntrade-name: trade-name\nLocal: trade-name (as last time)\n")
        self.assertEqual(self.bring("trade-name;Local\nC;D\n", "--map", "Local="), count(added=1))

    def write(self, text):
        self.table.write_text(text, encoding="utf-8")
        return self.table

    def test_spreadsheet(self):
        rows = ('<row r="1"><c t="inlineStr"><is><t>trade-name</t></is></c><c t="str"><v>formal-since</v></c>'
                '<c t="str"><v>street-number</v></c><c t="str"><v>anchor</v></c><c t="str"><v>rut</v></c></row>'
                '<row r="2"><c t="str"><v>A</v></c><c s="1"><v>44155</v></c><c><v>123</v></c><c t="b"><v>1</v></c></row>'
                '<row r="3"><c t="str"><v>B</v></c><c><f>1/0</f><v>44155</v></c><c s="1"><v>45750</v></c></row>'
                '<row r="4"><c t="str"><v>C</v></c><c t="e"><v>#DIV/0!</v></c><c/><c/><c><v>123456785</v></c></row>')
        done = self.work("import", "business", self.write_xlsx(rows))
        self.assertEqual(done, count(added=1, refused=2) + """\
row 3, street-number: The spreadsheet has made a date of this: format the cell as text and write it again
row 4, formal-since: The formula of this cell failed (#DIV/0!): mend it in the spreadsheet
row 4, rut: Write the RUT as its number, a hyphen and the check digit, for example 12.345.678-5
""")
        found = self.businesses()["A"]
        self.assertEqual((found["formal-since"], found["street-number"], found["anchor"]), ("2020-11-20", "123", 1))
        self.work("undo")
        self.work("import", "business", self.write_xlsx(rows, is_1904=1))
        self.assertEqual(self.businesses()["A"]["formal-since"], "2024-11-21")

    def test_merged_cells_are_refused_on_a_sheet_of_many_rows(self):
        rows = "".join(f'<row r="{row}"><c t="str"><v>{name}</v></c>' + ("" if row == 4 else
                       f'<c t="str"><v>{street}</v></c>') + "</row>" for row, name, street in
                       [(1, "trade-name", "street")] + [(row, f"Almacén {row}", "Larga") for row in range(2, 1200)])
        book = self.write_xlsx(rows + '</sheetData><mergeCells><mergeCell ref="B3:B4"/></mergeCells><sheetData>')
        done = self.work("import", "business", book)
        self.assertTrue(done.startswith(count(added=1197, refused=1) + "row 4, street: This cell is merged"), done)

    def test_sheet_is_the_first_with_data_or_the_one_that_is_named(self):
        with zipfile.ZipFile(self.folder / "table.xlsx", "w") as book:
            book.writestr("xl/workbook.xml", '<workbook xmlns:r="r"><sheets>' + "".join(
                f'<sheet name="{name}" r:id="r{place}"/>' for place, name in enumerate(("Portada", "2024", "2025")))
                + "</sheets></workbook>")
            book.writestr("xl/_rels/workbook.xml.rels", "<Relationships>" + "".join(
                f'<Relationship Id="r{place}" Target="{place}.xml"/>' for place in range(3)) + "</Relationships>")
            for place, name in enumerate(("", "A", "B")):
                rows = "".join(f'<row><c t="str"><v>{text}</v></c></row>' for text in ("trade-name", name) if name)
                book.writestr(f"xl/{place}.xml", f"<worksheet><sheetData>{rows}</sheetData></worksheet>")
        table = self.folder / "table.xlsx"
        self.assertEqual(self.work("import", "business", table),
                         "Sheet “2024”; left out: 2025 (--sheet NAME takes another)\n" + count(added=1))
        self.assertEqual(self.work("import", "business", table, "--sheet", "2025"), count(added=1))
        self.assertEqual(sorted(self.businesses()), ["A", "B"])
        self.refuse("import: The file has no sheet “2026” that holds anything; it has: 2024, 2025",
                    "import", "business", table, "--sheet", "2026")

    def test_dry_run_tells_from_what_to_what(self):
        self.bring("trade-name;rut;street\nA;1-9;Larga\n")
        done = self.bring("trade-name;rut;street\nA;1-9;Corta\nB;;\n", "--dry-run")
        self.assertIn("row 2, changed: A; Street: from Larga to Corta\n", done)
        self.assertIn("row 3, new: B; Trade name: B\n", done)

    def test_other_premises_of_a_firm(self):
        self.assertEqual(self.bring("trade-name;rut;street\nA;1-9;Larga\nB;1-9;Corta\n"), count(added=2))
        self.assertEqual(self.bring("trade-name;rut;street\nA;1-9;Larga\nB;1-9;Corta\n"), count(same=2))
        self.assertEqual(self.bring("trade-name;rut;phone\nC;1-9;5\n"), count(refused=1) + (
            "row 2, rut: several businesses of the district have this RUT: write the identifier of the one that is meant\n"))

    def test_identifiers(self):
        self.bring("trade-name\nA\n")
        record = self.businesses()["A"]["id"]
        self.assertEqual(self.bring(f"id;trade-name\n{record};B\n"), count(changed=1))
        done = self.bring("Identificador;trade-name\n00000000-0000-7000-8000-000000000001;B\nx;C\n")
        self.assertIn("row 2, Identificador: no record here has this identifier: leave it empty to add a new one\n", done)
        self.assertIn("row 3, Identificador: “x” is no identifier: leave it empty to add a new record\n", done)
        self.assertEqual(list(self.businesses()), ["B"])

    def test_references_and_other_types(self):
        self.bring("trade-name;activity-code\nA;11101\n")
        self.assertEqual(self.bring("business;kind;date;jobs\nA;Opening;2020-01-01;3\nZ;Opening;2020-01-01;3\n",
                                    kind="business-event"),
                         count(added=1, refused=1) + "row 3, business: “Z” names no record\n")
        self.refuse_table("import: Action: No column says to what the records belong: add it",
                          "kind;date\nOpening;2020-01-01\n", kind="funding-line")

    def test_files_that_are_no_tables(self):
        for data, said in [
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "import: This is an old .xls spreadsheet, or one with a password. Open it "
             "in the spreadsheet program and save it as .xlsx, without a password"),
            (b"", "import: The table is empty"),
            (b"trade-name\nA\"b\n", "import: line 2: A quotation mark inside a value: put the whole value between quotation "
             "marks and double those inside it"),
        ]:
            self.refuse_table(said, data)

    def test_what_is_saved_as_a_spreadsheet_comes_back_unchanged(self):
        country = self.folder / "country.db"
        self.work("sample", "--size", "small", "--districts", "1", database=country)
        saves = self.count_saves(country)
        for kind in ("district", "business", "action", "entry", "group-member"):
            for form in ("xlsx", "ods", "csv"):
                saved = self.folder / f"{kind}.{form}"
                self.work("export", kind, saved, database=country)
                number = len(self.read("list", kind, database=country))
                done = self.work("import", kind, saved, database=country)
                self.assertEqual([line.rpartition(" ")[2] for line in done.splitlines()], ["0", "0", str(number), "0"],
                                 (kind, form, done))
        self.assertEqual(self.count_saves(country), saves)

    def test_killed_in_the_middle_leaves_nothing(self):
        self.write(HEAD + "".join(f"A {i};open;;Larga;{i};;\n" for i in range(60000)))
        saves = self.count_saves()
        running = subprocess.Popen([barriosctl.PROGRAM, "--database", str(self.database), "import", "business",
                                    str(self.table)], env=self.environment, stdout=subprocess.DEVNULL)
        log = self.database.with_name("barrios.db-wal")
        while running.poll() is None and not (log.exists() and log.stat().st_size > 1000000):
            pass
        running.kill()
        running.wait()
        self.assertEqual((self.count_saves(), len(self.businesses())), (saves, 0))
        self.check()


if __name__ == "__main__":
    tap.main("cli/import", Import)
