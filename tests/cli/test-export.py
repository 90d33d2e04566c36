# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists saved as spreadsheets, read back by other eyes, LibreOffice's among them."""
import datetime
import decimal
import random
import subprocess
import sys
import zipfile

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import spreadsheets  # noqa: E402
import tap  # noqa: E402

READERS = {"xlsx": spreadsheets.read_xlsx, "ods": spreadsheets.read_ods}
EVIL = ['=HYPERLINK("http://x";"y")', "+1", "-1", "@SUM(A1)", "'=1", "''+1", "<b>&amp;</b>", "007",
        "_x0041_", 'Pérez "El Ñato" & Hijos; Ltda', "1,5", "20-11-2026", "TRUE", "Ñandú 🏪"]


class Export(barriosctl.Case):
    def setUp(self):
        super().setUp()
        self.init()
        self.work("import-districts", barriosctl.DISTRICTS)

    def save(self, kind, *words):
        path = self.folder / f"list.{kind}"
        self.work("export", words[0], path, *words[1:])
        return path

    def table(self, *words):
        """The same in both formats: the headings and the rows."""
        tables = [read(self.save(kind, *words)) for kind, read in READERS.items()]
        self.assertEqual(*tables)
        lines = spreadsheets.read_csv(self.save("csv", *words))
        self.assertEqual({len(line) for line in lines}, {len(tables[0][0])})
        for typed, line in zip(tables[0], lines):
            shown = [spreadsheets.write_csv(value) for value in typed]
            self.assertEqual([text.removesuffix(",00") for text in shown],
                             [text.removesuffix(",00") for text in line][:len(shown)])
            self.assertEqual(set(line[len(shown):]) - {""}, set())
        return tables[0][0], tables[0][1:]

    def cells(self, *words):
        headings, rows = self.table(*words)
        return [dict(zip(headings, row + [None] * (len(headings) - len(row)))) for row in rows]

    def add_business(self, name, *words):
        return self.add("business", "district=Patronato", f"trade-name={name}", *words)

    def test_every_type(self):
        for type in self.read("types"):
            rows = self.cells(type["name"])
            self.assertEqual([row["Identifier"] for row in rows],
                             [record["id"] for record in self.read("list", type["name"])])

    def test_typed_cells(self):
        self.add_business("Sol", "state=closed: jubilación", "rut=12345678-5", "anchor=yes",
                          "yearly-sales=1234,5", "workers-women=1200", "formal-since=2024-05-01",
                          "position=-33.456789,-70.654321", "activity-code=472105",
                          "catalogue-text=una\n  dos\ttres ")
        row = self.cells("business")[0]
        self.assertEqual(row["District"], "Patronato")
        self.assertEqual(row["State"], "Closed: jubilación")
        self.assertEqual(row["RUT"], "12.345.678-5")
        self.assertEqual(row["Anchor"], "Yes")
        self.assertEqual(row["Yearly sales (UF)"], decimal.Decimal("1234.50"))
        self.assertEqual(row["Workers, women"], 1200)
        self.assertEqual(row["Formal since"], datetime.date(2024, 5, 1))
        self.assertEqual(row["Position"], "-33.456789,-70.654321")
        self.assertEqual(row["Activity code"], "472105")
        self.assertEqual(row["Catalogue text"],
                         self.read("list", "business")[0]["catalogue-text"])

    def test_money_periods_and_years(self):
        district = self.read("list", "district", "--where", "name=Patronato")[0]["id"]
        plan = self.add("plan", f"district={district}", "horizon=2024-01-01/")
        action = self.add("action", f"plan={plan}", "area=1", "title=Luces", "state=planned",
                          "planned=2024-01-01/2024-12-31", "progress=12,5")
        self.add("funding-line", f"action={action}", "source=" + self.read(
            "list", "funding-source")[0]["code"], "state=awarded", "awarded=25000000")
        self.add("commitment", f"district={district}", "institution=Serviu", "what=Obra",
                 "amount=UF 30000 31-03-2017", "promised-for=1850-12-15")
        line = self.cells("funding-line")[0]
        self.assertEqual((line["Action"], line["Awarded ($)"]), ("Luces", 25000000))
        plan = self.cells("plan")[0]
        self.assertEqual([plan["Horizon: from"], plan["Horizon: to"]],
                         [datetime.date(2024, 1, 1), None])
        self.assertEqual(self.cells("action", "--fields", "progress")[0]["Progress (%)"],
                         decimal.Decimal("12.50"))
        self.assertEqual({type(row["Year"]) for row in self.cells("call")}, {decimal.Decimal})
        self.assertIsNone(self.cells("commitment", "--fields", "amount")[0]["Amount: in pesos ($)"])
        self.add("uf-value", "day=2017-03-31", "value=26471,94")
        self.assertEqual(self.cells("commitment", "--fields", "amount")[0]["Amount: in pesos ($)"],
                         794158200)
        commitment = spreadsheets.read_ods(self.save("ods", "commitment"))
        self.assertIn("UF 30.000,00 31-03-2017", commitment[1])
        self.assertIn(datetime.date(1850, 12, 15), commitment[1])
        self.assertIn("15-12-1850", spreadsheets.read_xlsx(self.save("xlsx", "commitment"))[1])

    def test_text_is_never_a_formula(self):
        for name in EVIL:
            self.add_business(name)
        self.assertEqual([row["Trade name"] for row in self.cells("business")], EVIL)

    def test_a_name_that_two_have_is_not_used(self):
        for commune in ("13101", "05101"):
            self.add("district", "name=Centro", f"commune={commune}")
        district = self.read("list", "district", "--where", "name=Centro")[0]["id"]
        self.add("business", f"district={district}", "trade-name=Uno")
        self.assertEqual(self.cells("business")[0]["District"], district)

    def test_fields_conditions_and_order(self):
        for name, state in (("Beta", "open"), ("Alfa", "open"), ("Gama", "closed")):
            self.add_business(name, f"state={state}")
        headings, rows = self.table("business", "--fields", "street,trade-name", "--where",
                                    "state=open", "--sort", "trade-name", "--limit", "5")
        self.assertEqual(headings, ["Identifier", "Street", "Trade name"])
        self.assertEqual([row[2] for row in rows], ["Alfa", "Beta"])
        self.assertEqual(self.table("business", "--deleted")[1], [])

    def test_headings_follow_the_language(self):
        spanish = self.folder / "es.db"
        self.init(database=spanish, language="es")
        path = self.folder / "es.xlsx"
        self.work("export", "business", path, database=spanish)
        headings = spreadsheets.read_xlsx(path)[0]
        self.assertIn("Ventas anuales (UF)", headings)

    def test_heading_stays_and_columns_are_as_wide_as_their_texts(self):
        self.add_business("x" * 150, "street=Larga " + "y" * 30)
        with zipfile.ZipFile(self.save("xlsx", "business", "--fields", "trade-name,street,unit")) as file:
            sheet = spreadsheets.part(file, "xl/worksheets/sheet1.xml")
        pane = next(sheet.iter(f"{spreadsheets.MAIN}pane"))
        self.assertEqual((pane.get("ySplit"), pane.get("state")), ("1", "frozen"))
        widths = [float(column.get("width")) for column in sheet.iter(f"{spreadsheets.MAIN}col")]
        self.assertGreater(widths[1], 55)
        self.assertLess(widths[1], 65)
        self.assertGreater(widths[2], 35)
        self.assertLess(widths[3], 15)

    def test_refusals_leave_what_was_there(self):
        path = self.folder / "list.ods"
        path.write_text("mine")
        self.refuse("export: “list.pdf” must end in .xlsx, .ods or .csv",
                    "export", "business", "list.pdf", status=2)
        done = self.run_it("export", "business", path, "--fields", "nothing")
        self.assertEqual(done.status, 1)
        self.assertTrue(done.errors.startswith("barriosctl: nothing: “business” has no such field"))
        self.assertEqual(path.read_text(), "mine")
        for kind in ("xlsx", "ods", "csv"):
            target = self.folder / "no" / f"x.{kind}"
            self.refuse(f"export: {target}: No such file or directory", "export", "business", target)
        self.assertEqual([item.name for item in self.folder.glob(".*part*")], [])

    def test_full_disk(self):
        dice = random.Random(1)
        for name in EVIL:
            self.add_business(name, f"catalogue-text={dice.randbytes(8000).hex()}")
        for kind in ("xlsx", "ods", "csv"):
            path = self.folder / f"full.{kind}"
            done = subprocess.run(
                ["prlimit", "--fsize=65536", barriosctl.PROGRAM, "--database", str(self.database),
                 "export", "business", str(path)],
                capture_output=True, env=self.environment, check=False)
            self.assertEqual(done.returncode, 1, kind)
            self.assertIn(b"File too large", done.stderr, kind)
            self.assertEqual(done.stderr.count(b"\n"), 1)
            self.assertEqual(list(self.folder.glob(f"*full.{kind}*")), [])

    def test_libreoffice_reads_the_same(self):
        """What we write in one format, LibreOffice opens and saves in the other."""
        for name in EVIL:
            self.add_business(name, "state=closed: fin", "yearly-sales=1234567,89",
                              "formal-since=1999-12-31", "catalogue-text=una\n  dos ")
        for kind, other in (("xlsx", "ods"), ("ods", "xlsx")):
            path = self.save(kind, "business")
            subprocess.run(
                ["soffice", "--headless", f"-env:UserInstallation=file://{self.folder}/office",
                 "--convert-to", other, "--outdir", str(self.folder / "office"), str(path)],
                capture_output=True, env=self.environment, check=True)
            again = READERS[other](self.folder / "office" / f"list.{other}")
            self.assertEqual(again, READERS[kind](path), kind)


if __name__ == "__main__":
    tap.main("cli/export", Export)
