# SPDX-License-Identifier: GPL-3.0-or-later
"""barriosctl packet: what an accounts packet would be sent back for, and the sample that is drawn."""
import hashlib
import secrets
import shutil
import sqlite3
import subprocess
from datetime import date

import barriosctl
from barriosctl import tap


class Packet(barriosctl.Case):
    def start(self):
        """A line with ten thousand received, and a packet of its first quarter."""
        self.init("region", "Comité", more=["--region", "13"])
        self.district = self.add("district", "name=Latorre", "commune=13101")
        self.plan = self.add("plan", f"district={self.district}")
        self.action = self.add("action", f"plan={self.plan}", "title=Luces", "area=5", "state=planned")
        self.line = self.add_line("municipal")
        self.packet = self.add("packet", f"line={self.line}", "span=2026-01-01/2026-03-31", "state=draft")
        self.papers = 0

    def add_line(self, source, *more):
        line = self.add("funding-line", f"action={self.action}", f"source={source}", "state=awarded",
                        "awarded=10000", "date=2026-01-05", "execution=2026-01-10/2026-12-31", *more)
        self.add("entry", f"line={line}", "kind=disbursement", "date=2026-01-10", "amount=10000", "state=submitted")
        return line

    def add_expense(self, *more, line=None, state="submitted", date="2026-02-03", kept=True):
        """A whole expense of a hundred pesos, without a fault unless MORE brings one."""
        self.papers += 1
        entry = self.add("entry", f"line={line or self.line}", "kind=expense", f"date={date}", "amount=100",
                         f"state={state}", "supplier-rut=11.111.111-1", "document-type=33",
                         f"document-number={self.papers}", *more)
        if kept:
            self.keep(entry, f"factura {self.papers}")
        return entry

    def keep(self, record, text):
        paper = self.folder / "papel.txt"
        paper.write_text(text)
        self.prepare("attach", record, paper)

    def stored(self):
        [packet] = self.read("list", "packet")
        return packet

    def faults(self):
        return [(fault["kind"], fault["id"]) for fault in self.read("packet", self.packet)["faults"]]

    def test_packet_has_what_its_line_submitted_in_its_period(self):
        self.start()
        inside = [self.add_expense(date=date) for date in ("2026-01-10", "2026-03-31")]
        self.add_expense(date="2026-04-01")
        self.add_expense(line=self.add_line("privado"))
        refund = self.add("entry", f"line={self.line}", "kind=refund", "date=2026-02-01", "amount=30", "state=submitted")
        self.add("entry", f"line={self.line}", "kind=commitment", "date=2026-02-01", "amount=30", "state=submitted")
        told = self.read("packet", self.packet)
        self.assertEqual({entry["id"] for entry in told["entries"] if entry["kind"] != "disbursement"},
                         {*inside, refund})
        self.assertEqual((told["disbursed"], told["spent"], told["state"]), (10000, 170, "draft"))

    def test_sums_are_of_what_is_rendered_until_the_periods_end(self):
        """Drafts, what was rejected, a document's second entry and what came later come to nothing."""
        self.start()
        before, inside = (self.add_expense(date=date) for date in ("2025-12-30", "2026-03-31"))
        self.add_expense(date="2026-04-01")
        own = self.add_line("gal")
        for line in (self.line, own):
            self.work("set", line, "awarded=30000")
            for state in ("draft", "rejected: no corresponde"):
                self.add("entry", f"line={line}", "kind=disbursement", "date=2026-02-01", "amount=5000",
                         f"state={state}")
                self.add_expense(line=line, state=state)
        again = self.add_expense()
        self.deceive("UPDATE entry SET document_number = '1' WHERE row = (SELECT row FROM record WHERE id = ?)",
                     bytes.fromhex(again.replace("-", "")))
        self.add_expense(line=own)
        self.add_expense(line=own, date="2026-04-01")
        told = self.read("packet", self.packet)
        self.assertEqual((told["disbursed"], told["spent"]), (10000, 100), (before, inside))
        self.assertIn(inside, {entry["id"] for entry in told["entries"]})
        facts = {fact["name"]: fact["values"] for fact in self.read("packet", self.packet, "--facts")}
        self.assertEqual([facts[name] for name in ("disbursed", "spent", "disbursed-ever", "spent-ever", "left",
                                                   "own-shown")],
                         [[10000], [100], [10000], [200], [29800], [100]])

    def test_what_is_left_out_is_told_apart_with_its_reason(self):
        self.start()
        kept, rejected, again = (self.add_expense() for _ in range(3))
        refund = self.add("entry", f"line={self.line}", "kind=refund", "date=2026-02-10", "amount=30", "state=submitted")
        self.work("set", rejected, "state=rejected: no es del proyecto.")
        self.deceive("UPDATE entry SET document_number = '001' WHERE row = (SELECT row FROM record WHERE id = ?)",
                     bytes.fromhex(again.replace("-", "")))
        told = self.read("packet", self.packet)
        self.assertEqual({entry["id"]: entry["left-out"] for entry in told["entries"] if entry["kind"] != "disbursement"},
                         {kept: None, refund: None, rejected: "it was rejected: no es del proyecto.",
                          again: "its document is entered already: $100 of 03-02-2026 for “Luces” (Fondos municipales, "
                                 "Latorre)"})
        self.assertEqual({entry["id"]: entry["why"] for entry in told["entries"] if entry["why"] is not None},
                         {rejected: "rejected", again: "second"})
        self.assertEqual(sum(entry["sum"] for entry in told["entries"]), told["disbursed"] + told["spent"])
        self.assertEqual((told["disbursed"], told["spent"]), (10000, 70))
        facts = {fact["name"]: fact["values"] for fact in self.read("packet", self.packet, "--facts")}
        self.assertEqual((facts["n-entries"], facts["n-expenses"]), ([3], [1]))
        self.assertEqual((facts["entry.amount"], facts["expense.amount"]), ([10000, 100, -30], [100]))
        text = self.work("packet", self.packet)
        self.assertIn("\nNot counted:\n   Expense 03-02-2026, $100 (2): it was rejected: no es del proyecto.\n", text)
        page = " ".join("\n".join(self.write_paper()).split())
        self.assertIn(" -$30 Refund Total $10.000 $70 ", page)
        self.assertIn(" Not counted • Expense 03-02-2026, $100 (2): it was rejected: no es del "
                      "proyecto. • Expense 03-02-2026, $100 (001): its document is entered already: ", page)

    def test_what_was_rejected_is_not_drawn_and_keeps_nothing_back(self):
        self.start()
        kept, rejected = self.add_expense(), self.add_expense("supplier-rut=", kept=False)
        self.work("set", rejected, "state=rejected: no corresponde")
        self.assertEqual(self.faults(), [])
        self.work("set", self.packet, "state=submitted")
        self.work("set", self.packet, "state=sampled", "sample-seed=1", "sample-size=9")
        self.assertEqual(self.drawn(), {kept})

    def test_of_one_document_what_is_reported_counts_before_a_draft(self):
        """A draft that was made first, or was rejected, does not hide what was submitted."""
        self.start()
        first, second = self.add_expense(state="draft"), self.add_expense()
        self.deceive("UPDATE entry SET document_number = '1' WHERE row = (SELECT row FROM record WHERE id = ?)",
                     bytes.fromhex(second.replace("-", "")))
        for state, kinds in (("draft", {"draft-left", "duplicate"}), ("rejected: no", set()),
                             ("submitted", {"duplicate"})):
            self.deceive("UPDATE entry SET state = ? WHERE row = (SELECT row FROM record WHERE id = ?)", state,
                         bytes.fromhex(first.replace("-", "")))
            self.assertEqual(self.read("packet", self.packet)["spent"], 100, state)
            self.assertEqual({kind for kind, _ in self.faults()}, kinds, state)

    def test_clean_packet_is_submitted(self):
        self.start()
        self.add_expense()
        self.assertEqual(self.faults(), [])
        self.assertIn("Nothing is wrong with it.\n", self.work("packet", self.packet))
        self.work("set", self.packet, "state=submitted", "submitted-on=2026-04-05")
        self.assertEqual(self.stored()["submitted-on"], "2026-04-05")
        self.check()

    def test_day_of_submission_is_noted_down(self):
        """With the state, in one gesture; a day that a person told stays, by whatever way it goes on."""
        self.start()
        self.add_expense()
        days = {date.today().isoformat()}
        self.work("set", self.packet, "state=submitted")
        days.add(date.today().isoformat())
        self.assertIn(self.stored()["submitted-on"], days)
        self.work("undo")
        self.assertEqual([self.stored()[name] for name in ("state", "submitted-on")], ["draft", None])
        self.work("redo")
        self.assertIn(self.stored()["submitted-on"], days)
        for changes, expected in ((["submitted-on="], None), (["state=draft"], None),
                                  (["state=submitted", "notes=x"], days), (["submitted-on=2026-04-05"], {"2026-04-05"}),
                                  (["state=observed"], {"2026-04-05"}), (["state=submitted"], {"2026-04-05"}),
                                  (["state=draft"], None), (["state=submitted"], days), (["state=draft"], None),
                                  (["state=submitted", "submitted-on="], None), (["state=draft"], None),
                                  (["notes=y"], None)):
            self.work("set", self.packet, *changes)
            self.assertIn(self.stored()["submitted-on"], expected or {None}, changes)
        self.check()

    def test_list_of_packets_is_not_dated_today(self):
        self.start()
        self.add_expense()
        table = self.folder / "rendiciones.csv"
        table.write_text(f"id;state\n{self.packet};submitted\n")
        self.work("import", "packet", table)
        self.assertEqual([self.stored()[name] for name in ("state", "submitted-on")], ["submitted", None])

    def test_each_fault_is_listed(self):
        self.start()
        received = self.read("packet", self.packet)["entries"][0]["id"]
        self.work("set", received, "state=draft")
        self.work("delete", received)
        self.assertEqual(self.faults(), [("empty", self.packet)])
        self.add("entry", f"line={self.line}", "kind=disbursement", "date=2026-01-10", "amount=10000",
                 "state=submitted")
        self.work("set", self.line, "item-cap=150")
        item = self.add("budget-item", f"line={self.line}", "name=Focos", "amount=100")
        expected = {("draft-left", self.add_expense(state="draft")),
                    ("no-document", self.add_expense(kept=False)),
                    ("no-number", self.add_expense("document-number=")),
                    ("no-supplier", self.add_expense("supplier-rut=")),
                    ("outside-line", self.add_expense(date="2026-01-09")),
                    ("amount", self.add_expense("amount=0")),
                    ("tax", self.add_expense("tax=19"))}
        twin = self.add_expense()
        number = f"document-number={self.papers}"
        again = self.add_expense()
        wrong, with_item = self.add_expense(), self.add_expense(f"item={item}")
        self.work("set", with_item, "amount=140")
        self.work("set", self.line, "item-cap=139", "own-contribution=10")
        asked = self.add("observation", f"record={self.packet}", "text=Falta la firma", "kind=observation",
                         "state=open", "date=2026-03-01")
        self.deceive("UPDATE entry SET document_number = ? WHERE row = (SELECT row FROM record WHERE id = ?)",
                     number.split("=")[1], bytes.fromhex(again.replace("-", "")))
        self.deceive("UPDATE entry SET supplier_rut = '11111111-2' WHERE row = (SELECT row FROM record WHERE id = ?)",
                     bytes.fromhex(wrong.replace("-", "")))
        self.deceive("UPDATE funding_source SET pays_tax = 0 WHERE code = 'municipal'")
        expected |= {("duplicate", twin), ("duplicate", again), ("item-over-cap", item), ("own-short", self.line),
                     ("unanswered", asked), ("supplier-rut", wrong)}
        self.assertEqual(sorted(self.faults()), sorted(expected))
        self.assert_words()

    def deceive(self, sql, *values):
        """What only another version or installation could have written."""
        with sqlite3.connect(self.database) as database:
            database.execute(sql, values)
        database.close()

    def assert_words(self):
        """The text tells each fault once, those that block apart from the others."""
        text = self.work("packet", self.packet)
        faults = self.read("packet", self.packet)["faults"]
        for number, fault in enumerate(faults, 1):
            label = "To mend" if fault["blocks"] else "To look at"
            self.assertIn(f"\n{number}. {label}: {fault['sentence']}.\n", text)
        self.assertEqual({fault["kind"] for fault in faults if not fault["blocks"]}, {"draft-left"})
        for kind, words in (("no-document", "the file of its document is missing: attach it"),
                            ("no-number", "the type or the number of its document is missing"),
                            ("no-supplier", "the supplier's RUT is missing"),
                            ("supplier-rut", "the supplier's RUT is wrong (11111111-2)"),
                            ("outside-line", "its date lies outside the line's execution (10-01-2026 – 31-12-2026)"),
                            ("duplicate", "another entry has the same supplier, document type and number"),
                            ("tax", "its amount contains $19 of tax, which the source does not pay"),
                            ("amount", "its amount is not a number of pesos above zero"),
                            ("draft-left", "Expense 03-02-2026, $100 (1): it is a draft and does not go with the packet"),
                            ("unanswered", "An observation was not answered: Falta la firma"),
                            ("item-over-cap", "Focos"), ("own-short", "of the own contribution $0 is shown")):
            told = [fault["sentence"] for fault in faults if fault["kind"] == kind]
            self.assertTrue(told and all(words in sentence for sentence in told), (kind, told))

    def test_balances_that_are_wrong_are_listed(self):
        self.start()
        entry = self.add_expense(state="draft")
        self.work("set", entry, "amount=20000")
        self.deceive("UPDATE entry SET state = 'submitted' WHERE state = 'draft'")
        self.assertEqual(self.faults(), [("spent-over-disbursed", self.line)])
        self.add("entry", f"line={self.line}", "kind=disbursement", "date=2026-02-01", "amount=15000", "state=submitted")
        self.assertEqual(self.faults(), [("disbursed-over-awarded", self.line)])

    def test_same_file_under_another_source_is_told_but_does_not_block(self):
        self.start()
        mine, theirs = self.add_expense(), self.add_expense(line=self.add_line("privado"))
        self.keep(mine, "la misma")
        self.keep(theirs, "la misma")
        self.assertEqual(sorted(self.faults()), [("double-action", self.line), ("double-file", mine)])
        self.work("set", self.packet, "state=submitted")

    def test_action_like_it_in_another_district_is_told_but_does_not_block(self):
        self.start()
        mine = self.add_expense()
        plan = self.add("plan", f"district={self.add('district', 'name=Prat', 'commune=13101')}")
        ours, self.action = self.action, self.add("action", f"plan={plan}", "title=LUCES", "area=5", "state=planned")
        self.add_expense(line=self.add_line("municipal"))
        self.action = ours
        self.assertEqual(self.faults(), [("double-elsewhere", mine)])
        self.work("set", self.packet, "state=submitted")

    def test_faulty_packet_is_not_submitted(self):
        self.start()
        for _ in range(4):
            self.add_expense("supplier-rut=")
        done = self.run_it("set", self.packet, "state=submitted")
        self.assertEqual(done.status, 1)
        self.assertTrue(done.errors.startswith(
            "barriosctl: state: the packet would be sent back because: 1) Expense 03-02-2026, $100 (1): the supplier's "
            "RUT is missing; 2) Expense 03-02-2026, $100 (2): "), done.errors)
        self.assertTrue(done.errors.endswith("; and 1 more thing\n"), done.errors)

    def test_stops_of_what_people_wrote_do_not_end_the_refusal(self):
        self.start()
        self.add_expense()
        for text in ("Falta la boleta.", "Falta la firma. ", "¿Y el timbre?"):
            self.add("observation", f"record={self.packet}", f"text={text}", "kind=observation", "state=open",
                     "date=2026-03-01")
        self.refuse("state: the packet would be sent back because: 1) An observation was not answered: Falta la boleta; "
                    "2) An observation was not answered: Falta la firma; 3) An observation was not answered: ¿Y el "
                    "timbre?", "set", self.packet, "state=submitted")
        self.refuse("state: a packet begins as a draft, and is submitted afterwards", "add", "packet",
                    f"line={self.line}", "span=2026-04-01/2026-06-30", "state=submitted")

    def test_sample_is_drawn_by_its_seed(self):
        self.start()
        entries = [self.add_expense() for _ in range(7)]
        self.refuse("sample-seed: It cannot be left empty once a sample is drawn", "set", self.packet, "state=sampled")
        self.work("set", self.packet, "state=sampled", "sample-seed=sorteo 12", "sample-size=3")
        order = sorted(entries, key=lambda id: hashlib.sha256(f"sorteo 12:{id}".encode()).hexdigest())
        drawn = [entry["id"] for entry in self.read("packet", self.packet)["entries"] if entry["drawn"]]
        self.assertEqual(set(drawn), set(order[:3]))
        self.assertIn("\nSample of 3, drawn with the seed “sorteo 12”:\n   - Expense ", self.work("packet", self.packet))
        for change in ("sample-size=100", "sample-seed=otro"):
            self.refuse("sample-seed: the sample was drawn: its seed and size stay", "set", self.packet, change)

    def drawn(self):
        return {entry["id"] for entry in self.read("packet", self.packet)["entries"] if entry["drawn"]}

    def test_drawn_sample_does_not_change(self):
        self.start()
        seed = secrets.token_hex(4)
        for _ in range(5):
            self.add_expense()
        self.work("set", self.packet, f"sample-seed={seed}", "sample-size=3")
        self.assertEqual(self.drawn(), set(), "no sample before it is drawn")
        self.work("set", self.packet, "state=sampled")
        before = self.drawn()
        self.assertEqual(len(before), 3)
        later = {self.add_expense(date="2026-01-11") for _ in range(12)}
        self.assertEqual(self.drawn(), before, seed)
        self.assertEqual(set(self.faults()), {("after-sample", id) for id in later})
        self.assertIn(", $100 (6): it came after the sample was drawn.\n", self.work("packet", self.packet))
        gone = min(before)
        self.work("set", gone, "state=draft")
        self.work("delete", gone)
        self.assertEqual(self.drawn(), before - {gone}, seed)
        self.assertIn(("drawn-gone", gone), self.faults())
        self.work("set", self.packet, "state=observed: falta uno")
        self.work("set", self.packet, "state=submitted")
        self.refuse("sample-seed: the sample was drawn: its seed and size stay", "set", self.packet, "sample-seed=otro")
        self.work("set", self.packet, "state=sampled")
        self.assertEqual(self.drawn(), before - {gone}, seed)
        self.check()

    def test_sample_is_drawn_anew_only_where_drawing_was_taken_back(self):
        self.start()
        self.add_expense()
        self.work("set", self.packet, "state=sampled", "sample-seed=1", "sample-size=9")
        self.assertNotIn("Entries when the sample", self.work("history", self.packet) + self.work("show", self.packet))
        self.refuse("sample-entries: The program notes it down by itself", "set", self.packet, "sample-entries=")
        self.work("undo")
        self.assertEqual(self.drawn(), set())
        second = self.add_expense()
        self.work("set", self.packet, "state=sampled", "sample-seed=1", "sample-size=9")
        self.assertIn(second, self.drawn())
        self.refuse("state: a packet begins as a draft, and is submitted afterwards", "add", "packet",
                    f"line={self.line}", "span=2026-04-01/2026-06-30", "state=sampled", "sample-seed=1", "sample-size=1")

    def test_one_of_two_samples_that_were_drawn_is_taken(self):
        self.start()
        other = self.folder / "other.db"
        for _ in range(4):
            self.add_expense()
        self.init("region", "Beto", other, more=["--region", "13"])
        self.work("merge", self.database, database=other)
        for database, seed, size in ((self.database, "uno", 1), (other, "dos", 2)):
            self.work("set", self.packet, "state=sampled", f"sample-seed={seed}", f"sample-size={size}",
                      database=database)
        self.work("merge", other)
        self.work("merge", self.database, database=other)
        frozen = {row["author"]: row["value"] for row in self.read("conflicts") if row["field"] == "sample-entries"}
        self.assertEqual(len(frozen), 2)
        for database, author, seed, size in ((self.database, "Comité", "uno", 1), (other, "Beto", "dos", 2)):
            self.refuse("sample-entries: The program notes it down by itself", "set", self.packet, "sample-entries=",
                        database=database)
            for change in ("sample-seed=tres", "sample-size=3"):
                self.refuse("sample-seed: the sample was drawn: its seed and size stay", "set", self.packet, change,
                            database=database)
            for change in (f"sample-seed={seed}", f"sample-size={size}", f"sample-entries={frozen[author]}"):
                self.work("set", self.packet, change, database=database)
            self.assertEqual(self.read("conflicts", database=database), [])
            packet = self.read("packet", self.packet, database=database)
            self.assertEqual({entry["id"] for entry in packet["entries"] if entry["drawn"]},
                             set(frozen[author].split("\n")[0].split()))
            self.refuse("sample-seed: the sample was drawn: its seed and size stay", "set", self.packet,
                        "sample-seed=tres", database=database)
            self.check(database)

    def test_whatever_is_settled_of_two_samples_the_sample_is_one_persons(self):
        self.start()
        other, merged = self.folder / "other.db", self.folder / "merged.db"
        for _ in range(4):
            self.add_expense()
        self.init("region", "Beto", other, more=["--region", "13"])
        self.work("merge", self.database, database=other)
        samples = {"Comité": ("uno", 1), "Beto": ("dos", 2)}
        for database, author in ((self.database, "Comité"), (other, "Beto")):
            seed, size = samples[author]
            self.work("set", self.packet, "state=sampled", f"sample-seed={seed}", f"sample-size={size}",
                      database=database)
        self.work("merge", other)
        sides = [(row["field"], row["author"], row["value"]) for row in self.read("conflicts")]
        self.assertEqual(len(sides), 6)
        self.refuse("sample-size: It belongs together with others that are in conflict: take all of one person's", "set",
                    self.packet, "sample-seed=uno", "sample-size=2")
        for field, author, value in sides:
            shutil.copy(self.database, merged)
            self.work("set", self.packet, f"{field}={value}", database=merged)
            self.assertEqual(self.read("conflicts", database=merged), [])
            told = self.read("packet", self.packet, database=merged)
            self.assertEqual((told["sample-seed"], told["sample-size"]), samples[author])
            self.assertEqual(sum(entry["drawn"] for entry in told["entries"]), samples[author][1])
            merged.unlink()

    def test_seed_that_drew_nothing_does_not_win_over_a_sample(self):
        """Whoever of two writes later, and also where one of them made the packet with a seed."""
        self.start()
        other, again = self.folder / "other.db", [f"line={self.line}", "span=2026-01-01/2026-04-30", "state=draft"]
        kept = [self.add_expense() for _ in range(4)]
        self.init("region", "Beto", other, more=["--region", "13"])
        self.work("merge", self.database, database=other)
        self.packet = self.add("packet", *again)
        self.work("set", self.packet, "state=sampled", "sample-seed=anas", "sample-size=2")
        drawn = self.drawn()
        self.work("add", "packet", *again, "sample-seed=nace", database=other)
        for change in ("sample-seed=betos", "sample-size=3"):
            self.work("set", self.packet, change, database=other)
        for into, source in ((self.database, other), (other, self.database)):
            self.work("merge", source, database=into)
            told = self.read("packet", self.packet, database=into)
            self.assertEqual((told["sample-seed"], told["sample-size"]), ("anas", 2))
            self.assertEqual({entry["id"] for entry in told["entries"] if entry["drawn"]}, drawn)
        self.assertEqual([row["value"] for row in self.read("conflicts") if row["field"] == "sample-seed"],
                         ["anas", "betos"])
        for change in ("sample-seed=betos", "sample-size=3"):
            self.refuse("sample-seed: the sample was drawn: its seed and size stay", "set", self.packet, change)
        self.work("set", self.packet, "sample-size=2")
        self.assertEqual([row for row in self.read("conflicts") if row["field"].startswith("sample")], [])
        self.assertEqual((self.drawn(), len(drawn), drawn <= set(kept)), (drawn, 2, True))
        self.check()

    def test_sample_that_is_larger_than_the_packet_has_all_of_it(self):
        self.start()
        entries = {self.add_expense() for _ in range(3)}
        self.work("set", self.packet, "state=sampled", "sample-seed=1", "sample-size=100")
        drawn = {entry["id"] for entry in self.read("packet", self.packet)["entries"] if entry["drawn"]}
        self.assertEqual(drawn, entries)

    def write_paper(self, *words):
        """The paper's pages as text."""
        path = self.folder / "rendicion.pdf"
        told = self.work("packet", self.packet, path, *words)
        text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True).stdout.decode()
        pages = text.split("\f")[:-1]
        self.assertEqual(told, f"Pages: {len(pages)}\n")
        return pages

    def test_packet_is_written_on_paper(self):
        self.start()
        self.work("set", self.district, "manager=Rosa Soto")
        asked = self.add("observation", f"record={self.packet}", "text=Falta la firma", "kind=observation",
                         "state=open", "date=2026-03-01", "author=Ana")
        self.add("answer", f"observation={asked}", "text=Va firmada", "date=2026-03-02", "author=Rosa")
        for number in range(40):
            self.add_expense(f"supplier-name=Ferretería Pérez & Hijos {number}", kept=number > 0)
        self.work("set", self.packet, "state=sampled", "sample-seed=sorteo", "sample-size=40")
        self.add_expense("supplier-name=La última")
        for size in ("letter", "a4"):
            pages = self.write_paper("--paper", size)
            self.assertGreater(len(pages), 2)
            text = " ".join("\n".join(pages).split())
            for words in ("Latorre", "01-01-2026 – 31-03-2026", "Ferretería Pérez", "11.111.111-1",
                          "Total $10.000 $4.100", "drawn with the seed “sorteo”", "Falta la firma", "Va firmada",
                          "2026, Rosa", "the file of its document is missing", "Rosa Soto", "Received by"):
                self.assertIn(words, text)
            self.assertEqual((text.count("Drawn"), text.count(" Came ")), (40, 1))
            rows = [page for page in pages if "Ferretería Pérez" in page and "$100" in page and "would be" not in page]
            self.assertGreater(len(rows), 1)
            for page in rows:
                self.assertRegex(page, r"No\. +Date +Supplier +Document +Sample +Disbursed +Spent", "headings on every page")

    def test_answers_let_an_observed_packet_be_submitted_again(self):
        self.start()
        entry = self.add_expense()
        self.work("set", self.packet, "state=submitted")
        self.work("set", self.packet, "state=observed: falta la firma")
        asked = self.add("observation", f"record={entry}", "text=Falta la firma", "kind=observation", "state=open",
                         "date=2026-04-10")
        self.assertEqual(self.run_it("set", self.packet, "state=submitted").status, 1)
        self.add("answer", f"observation={asked}", "text=Va firmada")
        self.work("set", asked, "state=answered")
        self.work("set", self.packet, "state=submitted")
        self.refuse("id: There is no such accounts packet here", "packet", self.line)


if __name__ == "__main__":
    tap.main("cli/packet", Packet)
