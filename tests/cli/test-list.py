# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists, tables for spreadsheets, search, summaries and the import of districts."""
import re
import subprocess
import sys

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import tap  # noqa: E402


class List(barriosctl.Case):
    def setUp(self):
        super().setUp()
        self.init()

    def fill(self):
        self.work("import-districts", barriosctl.DISTRICTS)

    def test_catalogues(self):
        for name, count in (("region", 16), ("province", 56), ("commune", 346), ("area", 6),
                            ("activity-code", 674)):
            self.assertEqual(len(self.read("list", name)), count, name)
        self.assertEqual([region["code"] for region in self.read("list", "region")],
                         "15 01 02 03 04 05 13 06 07 16 08 09 14 10 11 12".split())
        santiago = self.read("show", "commune:13101")
        self.assertEqual((santiago["name"], santiago["province"], santiago["region"]),
                         ("Santiago", "131", "13"))

    def test_every_type_and_format(self):
        for type in self.read("types"):
            names = ["id"]
            for field in type["fields"]:
                names += [field["name"]] + [f"{field['name']}-reason"] * (field["kind"] == "state")
            for record in self.read("list", type["name"])[:1]:
                self.assertEqual(list(record), names)
            done = self.run_it("list", type["name"], "--format", "csv")
            self.assertEqual(done.bytes.decode("utf-8-sig").split("\r\n")[0], ";".join(names))
            self.work("list", type["name"])

    def test_where_sort_limit(self):
        self.fill()
        self.assertEqual(len(self.read("list", "district", "--where", "commune=14101")), 4)
        self.assertEqual(len(self.read("list", "district", "--where", "commune=14101",
                                       "--where", "name=Isla Teja")), 1)
        self.assertEqual(len(self.read("list", "district", "--where", "manager=")), 47)
        names = [row["name"] for row in self.read("list", "district", "--sort", "name", "--limit", "3")]
        self.assertEqual(names, ["Agro", "Av. Diego Portales", "Barrio Cívico - Huito Salvador Donoso - Brasil"])
        self.refuse("phase: “foo” is none of its choices: candidate, activation, dynamization, "
                    "graduated, withdrawn", "list", "district", "--where", "phase=foo")
        self.refuse("commune: “1' OR 1=1 --” names no record",
                    "list", "district", "--where", "commune=1' OR 1=1 --")

    def test_where_a_state(self):
        self.fill()
        for name, state in (("Uno", "open"), ("Dos", "closed: jubilación"), ("Tres", "closed")):
            self.add("business", "district=Patronato", f"trade-name={name}", f"state={state}")
        closed = self.read("list", "business", "--where", "state=closed", "--where", "district=Patronato")
        self.assertEqual([(row["trade-name"], row["state"], row.get("state-reason", "")) for row in closed],
                         [("Dos", "closed", "jubilación"), ("Tres", "closed", "")])
        self.assertEqual(self.read_csv("list", "business")[1]["state-reason"], "jubilación")
        self.assertIn("Closed: jubilación", self.work("list", "business"))

    def test_spreadsheet(self):
        self.fill()
        for name in ('=HYPERLINK("http://x";"y")', "+1", "-1", "@SUM(A1)", 'Pérez "El Ñato" & Hijos; Ltda'):
            self.add("business", "district=Patronato", f"trade-name={name}", "workers-women=3")
        rows = self.read_csv("list", "business")
        self.assertEqual([row["trade-name"] for row in rows],
                         ["'=HYPERLINK(\"http://x\";\"y\")", "'+1", "'-1", "'@SUM(A1)",
                          'Pérez "El Ñato" & Hijos; Ltda'])
        self.assertEqual({row["workers-women"] for row in rows}, {"3"})
        brackets = self.read_csv("list", "size-bracket", "--where", "code=micro-1")
        for bracket in brackets or self.read_csv("list", "size-bracket"):
            self.assertRegex(bracket["to-sales"], r"^(\d+,\d\d)?$")

    def test_import_twice(self):
        self.assertEqual(self.work("import-districts", barriosctl.DISTRICTS),
                         "Districts added: 47\nDeleted before, and brought back: 0\nAlready there: 0\n")
        self.assertEqual(len(list(self.folder.glob("*.backups/*-import.db"))), 1)
        before = self.read("history")
        self.assertEqual(self.work("import-districts", barriosctl.DISTRICTS),
                         "Districts added: 0\nDeleted before, and brought back: 0\nAlready there: 47\n")
        self.assertEqual(self.read("history"), before)
        districts = self.read("list", "district")
        self.assertEqual(len({(row["commune"], row["name"]) for row in districts}), 47)
        self.assertTrue(all(row["call"] and row["commune"] for row in districts))
        self.work("delete", districts[0]["id"])
        self.assertEqual(self.work("import-districts", barriosctl.DISTRICTS),
                         "Districts added: 0\nDeleted before, and brought back: 1\nAlready there: 46\n")
        self.assertEqual(self.read("list", "district"), districts)
        for left in (46, 47, 0):
            self.work("undo")
            self.assertEqual(len(self.read("list", "district")), left)
        self.assertEqual(self.work("import-districts", barriosctl.DISTRICTS),
                         "Districts added: 0\nDeleted before, and brought back: 47\nAlready there: 0\n")
        self.assertEqual(self.read("list", "district"), districts)
        self.check()

    def test_import_refuses_a_huge_name(self):
        table = self.folder / "huge.csv"
        table.write_text("name,commune_code,commune,cohort\n" + "ñ" * 10_000_000 + ",13101,Santiago,3a 2022\n")
        done = self.run_it("import-districts", table)
        self.assertEqual(done.status, 1)
        self.assertRegex(done.errors, r"\Abarriosctl: import-districts: .{10,200}\n\Z")
        self.assertEqual(self.read("list", "district"), [])
        self.check()

    def test_search(self):
        self.fill()
        for words in (["nunoa"], ["Ñuñoa"], ["plaza", "ñu"]):
            self.assertIn("Plaza Ñuñoa", [hit["heading"] for hit in self.read("search", *words)], words)
        self.assertEqual(self.read("search", "nadanadanada"), [])
        self.work("search", "\"'*()-^:")

    def test_summary(self):
        self.fill()
        summary = self.read("summary")
        self.assertEqual([region["code"] for region in summary["regions"]],
                         "15 01 02 03 04 05 13 06 07 16 08 09 14 10 11 12".split())
        self.assertEqual(summary["total"]["districts"]["total"], 47)
        self.assertEqual(sum(region["districts"]["total"] for region in summary["regions"]), 47)
        text = self.work("summary")
        self.assertLessEqual(max(map(len, text.splitlines())), 100)
        self.assertRegex(text, r"\nTotal +47 ")
        rows = self.read_csv("summary")
        self.assertEqual((len(rows), rows[-1]["districts-total"]), (17, "47"))
        self.assertEqual(self.read("summary", "--region", "13")["total"]["districts"]["total"], 4)
        self.assertEqual(self.read("summary", "--at", "2020-01-01")["total"]["districts"]["total"], 0)
        self.refuse("region: There is no region with the code “99”", "summary", "--region", "99")
        self.refuse("at: There is no such day in the calendar: look at the day and the month",
                    "summary", "--at", "31-02-2026")

    def test_past_moment(self):
        record = self.add("district", "name=A", "commune=13101", "dream=antes")
        moment = self.read("history")[0]["moment"]
        self.work("set", record, "dream=ahora")
        self.assertEqual(self.read("show", record, "--at", moment)["dream"], "antes")
        self.assertIn("antes", self.work("show", record, "--at", moment))
        self.refuse("id: There is no such record here", "show", record, "--at", "2020-01-01")

    def test_moment_as_history_prints_it(self):
        """A minute and a second mean their end: what was written in them is there."""
        record = self.add("district", "name=A", "commune=13101")
        [entry] = self.read("history")
        self.assertRegex(entry["moment"], r"\.\d{3}Z\Z")
        [printed] = set(re.findall(r"\d\d-\d\d-\d{4} \d\d:\d\d", self.work("history")))
        day, time = printed.split()
        for at in (printed, "-".join(reversed(day.split("-"))) + "T" + time,
                   entry["moment"][:16] + "Z", entry["moment"][:19] + "Z"):
            self.assertEqual(self.read("show", record, "--at", at)["name"], "A", at)
        self.refuse("at: Write the date and the time, for example 20-11-2026 12:04 or 2026-11-20T15:04:05Z",
                    "show", record, "--at", f"{day} 24:00")

    def test_output_that_fails(self):
        self.fill()
        with open("/dev/full", "wb") as full:
            done = subprocess.run([barriosctl.PROGRAM, "--database", self.database, "list", "commune"],
                                  stdout=full, stderr=subprocess.PIPE, env=self.environment, check=False)
        self.assertEqual((done.returncode, done.stderr),
                         (1, b"barriosctl: output: not all of it could be written; is the disk full?\n"))
        done = subprocess.run(["bash", "-c", 'set -o pipefail; "$0" --database "$1" list activity-code | head -1',
                               barriosctl.PROGRAM, str(self.database)], capture_output=True,
                              env=self.environment, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, b""))


if __name__ == "__main__":
    tap.main("cli/list", List)
