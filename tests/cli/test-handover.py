# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder for whoever takes a district over: what it holds, what it refuses, and what a failure leaves."""
import csv
import io
import re
import resource
import subprocess
import sys

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import tap  # noqa: E402
from importlib import import_module  # noqa: E402

day = import_module("test-governance").day

ODD = "Pérez & <b>Hijos</b>"
FORMULA = "=HYPERLINK(1)"
LONG = "maria.fernanda.de.los.angeles.sepulveda.gallardo@municipalidad-de-santiago.cl"


class Handover(barriosctl.Case):
    def setUp(self):
        super().setUp()
        self.init("manager", more=["--district", ODD, "--commune", "13120"])
        self.district = self.read("list", "district")[0]["id"]
        group = self.add("associative-group", f"district={self.district}", "state=constituted")
        self.add("group-member", f"group={group}", f"name={FORMULA}", "role=president", "phone=+56 9 1234",
                 f"email={LONG}", "rut=11.111.111-1")
        self.add("group-member", f"group={group}", "name=Ya Partió", "role=member", f"term=2010-01-01/{day(-1)}")
        self.meeting = self.add("meeting", f"body={group}", "kind=assembly", f"date={day(-3)}", "place=Sede <1>")
        self.agreement = self.add("agreement", f"meeting={self.meeting}", "text=Cotizar <toldos>", "who=Ana",
                                  f"due={day(5)}", "state=open")
        self.add("commitment", f"district={self.district}", "institution=Serviu", "what=Luces & veredas",
                 f"promised-for={day(-12)}")
        self.add("commitment", f"district={self.district}", "institution=Seremi", "what=Cumplido",
                 f"promised-for={day(-12)}", f"fulfilled-on={day(-1)}")
        self.target = self.folder / "traspaso"

    def attach(self, record, name, text):
        (self.folder / name).write_text(text)
        self.work("attach", record, self.folder / name)

    def text(self):
        done = subprocess.run(["pdftotext", "-layout", self.target / "handover.pdf", "-"], capture_output=True, text=True,
                              check=True)
        return done.stdout

    def left(self):
        """What a handover left in the folder."""
        return sorted(entry.name for entry in self.folder.iterdir() if "traspaso" in entry.name)

    def test_paper_dates_contacts_and_documents(self):
        self.attach(self.agreement, "cotizacion.txt", "uno")
        self.attach(self.meeting, "acta.txt", "dos")
        self.attach(self.district, "ajeno.txt", "tres")
        self.assertEqual(self.work("handover", ODD, self.target), "Documents copied: 2\n")
        self.assertEqual(sorted(entry.name for entry in self.target.iterdir()),
                         ["contacts.csv", "dates.ics", "documents", "handover.pdf"])
        self.assertEqual({entry.name: entry.read_text() for entry in (self.target / "documents").iterdir()},
                         {"cotizacion.txt": "uno", "acta.txt": "dos"})
        self.assertIn("SUMMARY:Agreement to be carried out: Cotizar <toldos>", (self.target / "dates.ics").read_text())
        self.assertEqual([self.target.stat().st_mode & 0o777] +
                         [entry.stat().st_mode & 0o077 for entry in self.target.iterdir() if entry.is_file()],
                         [0o700, 0, 0, 0])

    def test_names_are_text_on_paper(self):
        self.work("handover", self.district, self.target, "--paper", "a4")
        page = self.text()
        for words in (ODD, FORMULA, "Sede <1>", "Cotizar <toldos>", "Luces & veredas", "Law 21.719", "Ana Pérez",
                      "12 days late", "President"):
            self.assertIn(words, page)
        for words in ("Cumplido", "Ya Partió", "11.111.111"):
            self.assertNotIn(words, page)
        self.assertIn(LONG, re.sub(r"\s", "", "".join(self.raw_words())))

    def raw_words(self):
        """The words in the order in which they were set, cell by cell."""
        done = subprocess.run(["pdftotext", "-raw", self.target / "handover.pdf", "-"], capture_output=True, text=True,
                              check=True)
        return done.stdout.split()

    def test_contacts_are_text_in_a_spreadsheet(self):
        self.work("handover", self.district, self.target)
        table = (self.target / "contacts.csv").read_bytes()
        self.assertTrue(table.startswith(b"\xef\xbb\xbf"))
        [row] = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""), delimiter=";"))
        self.assertEqual((row["Person"], row["Role"], row["Phone"], row["E-mail"]),
                         ("'" + FORMULA, "President", "'+56 9 1234", LONG))

    def test_an_empty_folder_is_taken_and_a_full_one_refused(self):
        self.target.mkdir()
        self.work("handover", self.district, self.target)
        before = {entry.name: entry.read_bytes() for entry in self.target.iterdir()}
        self.refuse(f"handover: {self.target}: Directory not empty", "handover", self.district, self.target)
        self.assertEqual({entry.name: entry.read_bytes() for entry in self.target.iterdir()}, before)
        (self.folder / "traspaso.txt").write_text("x")
        self.refuse(f"handover: {self.folder / 'traspaso.txt'}: File exists", "handover", self.district,
                    self.folder / "traspaso.txt")
        self.assertEqual(self.left(), ["traspaso", "traspaso.txt"])

    def test_a_full_disk_leaves_nothing(self):
        self.attach(self.agreement, "grande.bin", "x" * (1 << 17))
        for limit in (100, 2048, 1 << 15):
            done = self.run_it("handover", self.district, self.target,
                               preexec_fn=lambda limit=limit: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
            self.assertNotEqual(done.status, 0)
            self.assertEqual(self.left(), [])

    def test_a_missing_document_is_told_and_the_rest_is_made(self):
        self.attach(self.agreement, "cotizacion.txt", "uno")
        for path in self.folder.glob("*.documents/**/*"):
            if path.is_file():
                path.unlink()
        done = self.run_it("handover", self.district, self.target)
        self.assertEqual((done.status, done.text), (0, "Documents copied: 0\n"))
        self.assertIn("cotizacion.txt: the file is missing", done.errors)
        self.assertTrue((self.target / "handover.pdf").exists())

    def test_only_a_district_is_handed_over(self):
        done = self.run_it("handover", self.meeting, self.target)
        self.assertNotEqual(done.status, 0)
        self.assertEqual(self.left(), [])


if __name__ == "__main__":
    tap.main("cli/handover", Handover)
