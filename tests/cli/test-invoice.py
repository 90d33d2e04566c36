# SPDX-License-Identifier: GPL-3.0-or-later
"""Electronic invoices that become entries: what is printed of each, and what is refused."""
import datetime
import sys

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import tap  # noqa: E402

SEEDS = barriosctl.HERE.parent / "fuzz" / "corpus" / "invoice"
INVOICE = SEEDS / "valid-envelope.xml"
RECEIVER = ("It is made out to Asociación Gremial Latorre (11.111.111-1), and neither to the district's "
            "associative group nor to its municipality")


class Invoice(barriosctl.Case):
    def setUp(self):
        super().setUp()
        self.init("manager", more=["--district", "Latorre", "--commune", "13101"])
        district = self.read("list", "district")[0]["id"]
        plan = self.add("plan", f"district={district}")
        action = self.add("action", f"plan={plan}", "title=Feria", "area=1", "state=planned")
        self.line = self.add("funding-line", f"action={action}", "source=fndr", "state=awarded")
        self.first = "$119.000 of 13-10-2024 for “Feria” (FNDR (Fondo Nacional de Desarrollo Regional), Latorre)"

    def test_an_invoice_becomes_an_entry(self):
        told = self.read("invoice", self.line, INVOICE)
        entries = self.read("list", "entry")
        self.assertEqual(told, [{
            "file": "valid-envelope.xml", "type": "33", "number": "60", "date": "2024-10-13",
            "issuer-rut": "97975000-5", "issuer-name": "Muebles Ñuñoa y Compañía", "total": 119000,
            "outcome": "entered", "id": entries[0]["id"], "signature": "matches", "remarks": RECEIVER}])
        self.assertEqual([(entry["amount"], entry["tax"], entry["state"]) for entry in entries],
                         [(119000, 19000, "draft")])
        documents = self.read("documents", entries[0]["id"])
        self.assertEqual([(document["name"], document["kind"]) for document in documents],
                         [("valid-envelope.xml", "invoice")])
        self.check()

    def test_twice_is_refused_with_the_first(self):
        self.work("invoice", self.line, INVOICE)
        entry = self.read("list", "entry")[0]["id"]
        done = self.run_it("invoice", self.line, INVOICE, "--format", "json")
        self.assertEqual((done.status, done.errors), (1, "barriosctl: invoice: what was refused: 1\n"))
        self.assertIn(f'"outcome":"refused","id":"{entry}"', done.text)
        self.assertIn(f"It is entered already: {self.first}", done.text)
        self.refuse(f"document-number: this document is entered already: {self.first} {entry}",
                    "add", "entry", f"line={self.line}", "kind=expense", "date=2024-10-13", "amount=5",
                    "state=draft", "supplier-rut=97.975.000-5", "document-type=33", "document-number=060")

    def test_one_that_cannot_be_read_keeps_none_out(self):
        done = self.run_it("invoice", self.line, SEEDS / "invalid-folio.xml", INVOICE, self.folder / "none.xml",
                           SEEDS / "valid-delivery.xml")
        self.assertEqual((done.status, done.errors), (1, "barriosctl: invoice: what was refused: 2\n"))
        rows = done.text.splitlines()
        self.assertIn("the document's number (folio) “ABC” is not a number", rows[1])
        self.assertIn("Became an entry", rows[2])
        self.assertIn("Refused", rows[3])
        self.assertIn("Kept as a document", rows[4])
        self.assertEqual(len(self.read("list", "entry")), 1)

    def test_several_files_are_one_gesture(self):
        done = self.run_it("invoice", self.line, SEEDS / "valid-three.xml", SEEDS / "refused-utf-16.xml",
                           SEEDS / "valid-exempt.xml")
        self.assertEqual((done.status, done.errors), (1, "barriosctl: invoice: what was refused: 1\n"))
        self.assertEqual(len(self.read("list", "entry")), 3)
        self.assertRegex(self.work("undo"), r"^Taken back: .* \(records: 7\)\n$")
        self.assertEqual(self.read("list", "entry"), [])
        self.work("redo")
        self.assertEqual(len(self.read("list", "entry")), 3)

    def test_what_is_no_invoice_is_kept_as_a_document(self):
        other = SEEDS / "invalid-root.xml"
        told = self.read("invoice", self.line, INVOICE, other)
        self.assertEqual([row["outcome"] for row in told], ["entered", "kept"])
        self.assertEqual(told[1]["remarks"], "It is no electronic tax document")
        self.assertEqual([(document["id"], document["name"], document["kind"])
                          for document in self.read("documents", self.line)],
                         [(told[1]["id"], "invalid-root.xml", "other")])
        self.assertEqual(self.read("invoice", self.line, other)[0]["outcome"], "present")
        self.assertRegex(self.work("undo"), r"\(records: 3\)\n$")
        self.assertEqual(self.read("documents", self.line), [])
        done = self.run_it("invoice", self.line, self.folder, SEEDS / "invalid-folio.xml")
        self.assertEqual((done.status, done.errors), (1, "barriosctl: invoice: what was refused: 2\n"))
        self.assertIn("choose the files that are in it", done.text)
        self.assertIn("is not a number. Ask whoever issued it for the file as it was issued, or enter it by hand",
                      done.text)
        self.check()

    def test_one_call_is_one_line_of_the_history(self):
        self.work("invoice", self.line, SEEDS / "valid-three.xml", SEEDS / "valid-exempt.xml")
        rows = self.read("history")
        gesture = [row for row in rows if row["gesture"] == rows[0]["gesture"]]
        self.assertGreater(len(gesture), 6)
        lines = self.work("history").splitlines()[1:]
        self.assertIn(f"(and {len(gesture) - 1} more changes)", lines[0])
        self.assertIn(gesture[-1]["sentence"].split("\n")[0], lines[0])
        self.assertEqual(len(lines), len({row["gesture"] for row in rows}))
        self.assertEqual(len(self.work("history", "--each").splitlines()[1:]), len(rows))
        self.assertEqual(self.work("history", "--limit", "2").splitlines()[1:], lines[:2])

    def test_the_same_file_twice_in_one_gesture(self):
        done = self.run_it("invoice", self.line, INVOICE, INVOICE)
        self.assertEqual((done.status, done.errors), (1, "barriosctl: invoice: what was refused: 1\n"))
        self.assertIn(f"It is entered already: {self.first}", done.text)
        self.assertEqual(len(self.read("list", "entry")), 1)

    def test_what_accounts_are_kept_by_is_not_deleted(self):
        self.work("invoice", self.line, SEEDS / "valid-credit-note.xml")
        [entry] = self.read("list", "entry")
        document = entry["document"]
        today = datetime.date.today()
        until = f"10-{today.month:02}-{today.year + 6}"
        self.work("set", entry["id"], f"date={today.replace(day=10)}")
        self.refuse(f"It is an invoice, and is kept until {until}, six years, by law. If it is none, change its kind first",
                    "delete", document)
        self.work("set", entry["id"], "state=submitted")
        self.refuse("It is the evidence of an entry that left the draft, and is kept until "
                    f"{until}, six years, by law. If it is not the right one, add the right one beside it",
                    "delete", document)
        done = self.run_it("delete", entry["id"])
        self.assertEqual(done.status, 1)
        self.assertIn(f"It left the draft and is kept until {until}, six years, by law: $5.950", done.errors)
        self.assertIn("It has an entry that left the draft", self.run_it("delete", self.line).errors)
        self.work("set", entry["id"], "state=draft")
        self.work("delete", entry["id"])
        self.assertEqual([document["name"] for document in self.read("documents", self.line)],
                         ["valid-credit-note.xml"])
        self.check()

    def test_only_a_line_takes_them(self):
        district = self.read("list", "district")[0]["id"]
        self.refuse_all("An invoice is entered in a funding line, and this is none", district)

    def refuse_all(self, reason, record):
        done = self.run_it("invoice", record, INVOICE)
        self.assertEqual((done.status, done.errors), (1, f"barriosctl: invoice: {reason}\n"))
        self.assertEqual(self.read("list", "entry"), [])

    def test_csv(self):
        [row] = self.read_csv("invoice", self.line, INVOICE)
        self.assertEqual((row["outcome"], row["total"]), ("entered", "119000"))

    def test_two_that_met_are_doubts(self):
        other = self.folder / "other.db"
        self.init("manager", "Beto", database=other)
        self.work("merge", self.database, database=other)
        for database in (self.database, other):
            self.work("invoice", self.line, INVOICE, database=database)
        self.work("merge", other)
        doubts = self.read("doubts")
        self.assertEqual({doubt["id"] for doubt in doubts}, {entry["id"] for entry in self.read("list", "entry")})
        self.assertEqual(len(doubts), 2)
        self.assertEqual(sum("This one counts" in doubt["reason"] for doubt in doubts), 1)
        money = self.read("money", "Latorre")
        self.assertEqual(([line["spent"] for line in money["lines"]], money["months"][-1]["spent-sum"]),
                         ([119000], 119000))
        self.check()

    def test_a_merge_applies_the_notes_that_waited(self):
        other = self.folder / "other.db"
        self.init("manager", "Beto", database=other)
        self.work("merge", self.database, database=other)
        self.work("invoice", self.line, SEEDS / "valid-credit-note.xml", database=other)
        self.work("invoice", self.line, INVOICE)
        told = self.work("merge", other)
        self.assertIn("Notes that found what they correct: 1\n", told)
        [line] = self.read("money", "Latorre")["lines"]
        self.assertEqual(line["spent"], 119000 - 5950)
        self.assertIn("Notes that found what they correct: 0\n", self.work("merge", other))
        self.check()


if __name__ == "__main__":
    tap.main("cli/invoice", Invoice)
