# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of the UF: brought in as a table, asked for by their day."""
import sys

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import tap  # noqa: E402

COUNTS = ("Days added", "Already there", "Values replaced",
          "Days that have another value, which stays", "Lines that cannot be understood")


class Uf(barriosctl.Case):
    def setUp(self):
        super().setUp()
        self.init(level="manager", more=("--district", "Patronato", "--commune", "13120"))

    def bring(self, table, *words, encoding="utf-8"):
        """What an import of a table printed: its counts, the lines it told, its status."""
        path = self.folder / "uf.csv"
        path.write_bytes(table.encode(encoding))
        done = self.run_it("uf", "import", path, *words)
        lines = done.text.splitlines()
        counts = [line.split(": ") for line in lines if not line.startswith("  ")]
        self.assertEqual([name for name, _ in counts], list(COUNTS), done.errors)
        return ([int(number) for _, number in counts],
                [line.strip() for line in lines if line.startswith("  ")], done.status)

    def values(self):
        return {row["day"]: row["value"] for row in self.read("list", "uf-value")}

    def test_every_way_to_write_it(self):
        expected = {"2026-11-19": 39640.11, "2026-11-20": 39643.0, "2026-11-21": 39647.5}
        for number, table in enumerate((
                "Fecha;Valor\r\n19-11-2026;39.640,11\r\n20-11-2026;39.643\r\n21-11-2026;39647,5\r\n",
                "2026-11-19,39640.11\n2026-11-20,39643\n2026-11-21,39647.50\n",
                "Día\tUF\n19/11/2026\t39.640,11\n20/11/2026\t$39.643,00\n21/11/2026\t$ 39.647,5\n\n",
                "day,value\n19-11-2026,\"39.640,11\"\n20-11-2026,39643,00\n21-11-2026,39.647,50\n",
                "19-11-2026 ; 39640,11 \r20-11-2026;39643\r21-11-2026;39647,5")):
            for encoding in ("utf-8", "utf-8-sig", "latin-1"):
                if number > 0 or encoding != "utf-8":
                    self.work("undo")
                self.assertEqual(self.bring(table, encoding=encoding), ([3, 0, 0, 0, 0], [], 0), table)
                self.assertEqual(self.values(), expected)
        self.check()

    def test_same_different_and_replaced(self):
        self.bring("19-11-2026;39640,11\n20-11-2026;39643,59\n")
        saves = self.count_saves()
        self.assertEqual(self.bring("20-11-2026;39643,59\n"), ([0, 1, 0, 0, 0], [], 0))
        self.assertEqual(self.count_saves(), saves)
        table = "20-11-2026;39643,60\n21-11-2026;39647,07\n"
        self.assertEqual(self.bring(table),
                         ([1, 0, 0, 1, 0],
                          ["line 1: 20-11-2026 has the value 39.643,59, not 39.643,60"], 1))
        self.assertEqual(self.values()["2026-11-20"], 39643.59)
        self.assertEqual(self.bring(table, "--replace"), ([0, 1, 1, 0, 0], [], 0))
        self.assertEqual(self.values()["2026-11-20"], 39643.60)
        self.work("undo")
        self.assertEqual(self.values()["2026-11-20"], 39643.59)

    def test_bad_lines_are_told_by_their_number(self):
        counts, lines, status = self.bring(
            "Fecha;Valor\n31-02-2026;1\n20-11-2026;\n\n21-11-2026;cero\n22-11-2026;0\n"
            "23-11-2026;-5\n24-11-2026;39643,591\n25-11-26;39643\n26-11-2026;39643,59\n"
            "26-11-2026;39643,60\nFuente: SII\n")
        self.assertEqual((counts, status), ([1, 0, 0, 0, 9], 1))
        self.assertEqual([line.split(":")[0] for line in lines],
                         [f"line {number}" for number in (2, 3, 5, 6, 7, 8, 9, 11, 12)])
        self.assertEqual(self.values(), {"2026-11-26": 39643.59})

    def test_files_of_which_nothing_is_taken(self):
        for content, reason in (
                (b"11/19/2026;39640,11\n11/01/2026;39000\n",
                 "line 1: the month stands before the day: write the days as 20-11-2026"),
                (b"11/01/2026;39640,11\n11/19/2026;39000\n",
                 "line 2: the month stands before the day: write the days as 20-11-2026"),
                (b"", "No line has a day and a value, such as 20-11-2026;39.643,59"),
                (b"Nombre;Calle\nSol;Prat\n",
                 "No line has a day and a value, such as 20-11-2026;39.643,59"),
                (b"PK\3\4\0\0\0\0", "line 1: This is no text file: save the table as CSV in UTF-8")):
            path = self.folder / "bad.csv"
            path.write_bytes(content)
            self.refuse(f"uf: {reason}", "uf", "import", path)
        self.assertEqual(self.values(), {})
        self.refuse("uf import: name the file", "uf", "import", status=2)
        self.refuse("uf: “export” is not “import”", "uf", "export", status=2)

    def test_a_day_and_an_amount(self):
        self.bring("31-03-2017;26.471,94\n01-04-2017;26.472,80\n")
        self.assertEqual(self.work("uf", "--at", "2017-03-31"), "31-03-2017: UF 1,00 = $26.471,94\n")
        self.assertEqual(self.work("uf", "--at", "31-03-2017", "--amount", "30000"),
                         "31-03-2017: UF 1,00 = $26.471,94\n"
                         "UF 30.000,00 31-03-2017 = $794.158.200\n")
        self.assertIn("UF 0,01 01-04-2017 = $265\n",
                      self.work("uf", "--at", "01-04-2017", "--amount", "0,01"))
        for day in ("30-03-2017", "02-04-2017"):
            self.refuse(f"uf: There is no value of the UF for {day}", "uf", "--at", day)
        self.assertRegex(self.run_it("uf").errors, r"There is no value of the UF for \d\d-\d\d-\d{4}")

    def test_two_laptops_make_the_same_records(self):
        other = self.folder / "other.db"
        self.init(level="region", name="Luis", database=other, more=("--region", "13"))
        self.bring("20-11-2026;39643,59\n21-11-2026;39647,07\n")
        self.work("uf", "import", self.folder / "uf.csv", database=other)
        self.work("merge", other)
        self.assertEqual(len(self.values()), 2)
        self.assertEqual(self.read("conflicts"), [])


if __name__ == "__main__":
    tap.main("cli/uf", Uf)
