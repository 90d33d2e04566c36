# SPDX-License-Identifier: GPL-3.0-or-later
"""What is due as a list and as a calendar, minutes on paper, and promises that would wait for each other."""
import datetime
import resource
import sqlite3
import subprocess
import sys

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import tap  # noqa: E402


def day(offset):
    """A civil date of Chile, that many days from now."""
    now = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=3)
    return (now + datetime.timedelta(days=offset)).date().isoformat()


class Town(barriosctl.Case):
    """A manager's district with a group, five members and an assembly."""

    def setUp(self):
        super().setUp()
        self.init("manager", more=["--district", "Plaza & Cía", "--commune", "13120"])
        self.district = self.read("list", "district")[0]["id"]
        self.group = self.add("associative-group", f"district={self.district}", "name=GAL <Plaza>", "state=constituted")
        roles = ["president", "secretary", "member", "member", "member"]
        self.members = [self.add("group-member", f"group={self.group}", f"name=Pérez & Hijos {place}", f"role={role}")
                        for place, role in enumerate(roles)]
        self.meeting = self.add("meeting", f"body={self.group}", "kind=assembly", f"date={day(-10)}", "women=2",
                                "men=1", "place=Sede <1>", "agenda=1. Cuenta\n2. Varios", f"next-meeting={day(20)}")

    def promise(self, what, when, *more):
        return self.add("commitment", f"district={self.district}", "institution=Serviu", f"what={what}",
                        f"promised-for={when}", *more)


class Agenda(Town):
    def test_what_is_due_in_three_forms(self):
        self.promise("Luces; veredas", day(-3))
        self.promise("Lejos", day(15))
        [paper, promise] = self.read("agenda", self.district)
        self.assertEqual((paper["kind"], paper["id"], paper["days-late"]), ("meeting-minutes", self.meeting, 10))
        self.assertEqual((promise["date"], promise["kind"], promise["days-late"], promise["subject"], promise["who"],
                          promise["district"]), (day(-3), "commitment-due", 3, "Luces; veredas", "Serviu", "Plaza & Cía"))
        text = self.work("agenda", self.district)
        self.assertIn("3 days late", text)
        self.assertIn("Commitment to be fulfilled: Luces; veredas (Serviu)", text)
        calendar = self.work("agenda", self.district, "--format", "ics")
        self.assertEqual(calendar.count("BEGIN:VEVENT"), 2)
        self.assertIn("SUMMARY:Commitment to be fulfilled: Luces\\; veredas", calendar)
        self.assertIn(f"DTSTART;VALUE=DATE:{day(-3).replace('-', '')}", calendar)

    def test_days_and_all_districts(self):
        self.promise("Lejos", day(15))
        self.assertEqual(len(self.read("agenda", self.district, "--days", "15")), 2)
        self.assertEqual([item["kind"] for item in self.read("agenda", "--days", "20")],
                         ["meeting-minutes", "commitment-due", "next-meeting"])

    def test_a_meeting_is_a_calendar(self):
        calendar = self.work("agenda", self.meeting, "--format", "ics")
        self.assertEqual(calendar.count("BEGIN:VEVENT"), 2)
        self.assertIn("DESCRIPTION:1. Cuenta\\n2. Varios", calendar)
        self.assertIn(f"UID:{self.meeting}-meeting@barrios.cl", calendar)
        self.refuse("A meeting alone is told as a calendar: --format ics", "agenda", self.meeting, status=2)
        self.refuse("id: it is neither a district nor a meeting", "agenda", self.group, status=2)

    def test_a_file_with_older_formulas_is_read(self):
        with sqlite3.connect(self.database) as database:
            database.execute("DROP VIEW agenda_item")
            database.execute("UPDATE setting SET value = 'older' WHERE name = 'indicators'")
        self.assertEqual(len(self.read("agenda", self.district)), 1)


class Promises(Town):
    def test_a_circle_is_refused(self):
        first = self.promise("Diseño", "2017-03-31")
        second = self.promise("Obra", "2018-12-15", f"predecessor={first}")
        self.refuse("predecessor: “Obra” comes, in the end, after this one: each would wait for the other",
                    "set", first, f"predecessor={second}")


class Minutes(Town):
    def pages(self, name="minutes.pdf"):
        done = subprocess.run(["pdftotext", "-layout", self.folder / name, "-"], capture_output=True, text=True, check=True)
        return done.stdout.split("\f")[:-1]

    def test_everything_is_on_paper(self):
        for place, member in enumerate(self.members):
            self.add("attendance", f"meeting={self.meeting}", f"person={member}", f"present={'yes' if place < 3 else 'no'}")
        self.add("agreement", f"meeting={self.meeting}", "text=Cotizar <toldos> & lonas", "who=Ana", "due=2030-01-31",
                 "state=open")
        self.assertEqual(self.work("minutes", self.meeting, self.folder / "minutes.pdf"), "Pages: 1\n")
        [page] = self.pages()
        for words in ("Plaza & Cía · GAL <Plaza>", "Sede <1>", "Pérez & Hijos 0", "President", "Absent", "2. Varios",
                      "Reached on first call: 3 of 5 members present, 3 needed", "50 % of the members",
                      "Cotizar <toldos> & lonas", "31-01-2030", "Nobody wrote minutes.", "Page 1 of 1"):
            self.assertIn(words, page)

    def test_long_minutes_go_on_over_pages(self):
        lines = "\n".join(f"línea {number}" for number in range(180))
        self.work("set", self.meeting, f"minutes={lines}")
        self.work("minutes", self.meeting, self.folder / "minutes.pdf", "--paper", "a4")
        pages = self.pages()
        self.assertGreater(len(pages), 3)
        found = [word for page in pages for word in page.split("\n") if "línea " in word]
        self.assertEqual([line.strip() for line in found], lines.split("\n"))

    def test_a_failure_leaves_the_file_that_was_there(self):
        path = self.folder / "minutes.pdf"
        path.write_text("older")
        done = self.run_it("minutes", self.meeting, path,
                           preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048)))
        self.assertNotEqual(done.status, 0)
        self.assertEqual(path.read_text(), "older")
        self.assertEqual([entry.name for entry in self.folder.glob(".minutes*")], [])
        self.work("minutes", self.meeting, path)
        self.assertEqual(path.stat().st_mode & 0o777, 0o600)

    def test_only_a_meeting_has_minutes(self):
        self.refuse("id: The record is no meeting, or it was deleted", "minutes", self.group, self.folder / "x.pdf")
        self.assertFalse((self.folder / "x.pdf").exists())

    def test_who_belongs_to_no_body_cannot_attend(self):
        panel = self.add("technical-panel", f"district={self.district}", "state=constituted")
        stranger = self.add("panel-member", f"panel={panel}", "institution=Serviu")
        self.refuse("person: This person is no member of the body that met: guests are counted, not named",
                    "add", "attendance", f"meeting={self.meeting}", f"person={stranger}", "present=yes")


if __name__ == "__main__":
    tap.main("cli/governance", Agenda, Promises, Minutes)
