# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a database, and adding, changing, deleting and restoring records in it."""
import subprocess
import sys

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import tap  # noqa: E402

DOGS = ["name=Plaza Ñuñoa", "commune=13120"]


class Init(barriosctl.Case):
    preparer = barriosctl.PROGRAM

    def test_no_database(self):
        environment = dict(self.environment, BARRIOS_LOCALE_DIR=str(self.folder))
        self.environment = environment
        for command in (["list", "district"], ["add", "district", "name=x"], ["history"], ["check"],
                        ["undo"], ["summary"], ["backup", "x"], ["merge", "x"]):
            done = self.run_it(*command)
            self.assertEqual((done.status, done.errors), (
                1, f"barriosctl: database: there is none at {self.database}: "
                "make one first with barriosctl init\n"), command)
        self.assertFalse(self.database.exists())

    def test_own_database_is_the_default(self):
        subprocess.run([barriosctl.PROGRAM, "init", "--level", "council", "--name", "Ana"],
                       env=self.environment, check=True)
        self.assertTrue((self.folder / "barrios" / "barrios.db").exists())

    def test_manager_with_district(self):
        self.init("manager", more=["--district", "Patronato", "--commune", "13127",
                                   "--institution", "Sercotec", "--email", "ana@example.cl"])
        [district] = self.read("list", "district")
        self.assertEqual((district["name"], district["commune"], district["manager"]),
                         ("Patronato", "13127", "Ana Pérez"))
        self.assertEqual(len(self.read("list", "commune")), 346)
        self.check()

    def test_second_is_refused(self):
        self.init()
        self.refuse("profile: the database is already Ana Pérez's", "init", "--level", "council", "--name", "B")

    def test_refusals(self):
        for words, line in [
            (["--level", "region"], "region: At the region's level it cannot be left empty"),
            (["--level", "region", "--region", "99"], "region: “99” names no record"),
            (["--level", "council", "--region", "13"], "region: Only a profile at the region's level has one"),
            (["--level", "manager", "--district", "X"], "commune: It cannot be left empty"),
            (["--level", "manager", "--commune", "13101"],
             "district: A commune alone says nothing: name the district too"),
            (["--level", "manager", "--district", "X", "--commune", "1"], "commune: “1” names no record"),
            (["--level", "council", "--district", "X", "--commune", "13101"], "district: Only a manager keeps one"),
        ]:
            self.refuse(line, "init", "--name", "Ana", "--language", "en", *words)
            self.assertEqual(list(self.folder.iterdir()), [])
        self.refuse("name: It cannot be left empty", "init", "--name", " ", "--language", "en", "--level", "council")
        self.refuse("region: “99” names no record", "init", "--name", "Ana", "--language", "en",
                    "--level", "region", "--region", "99", database=self.folder / "new" / "barrios.db")
        self.assertEqual(list(self.folder.iterdir()), [])
        self.init("region", more=["--region", "13"])

    def test_spanish_is_the_default(self):
        messages = self.folder / "es" / "LC_MESSAGES"
        messages.mkdir(parents=True)
        (self.folder / "es.po").write_text(
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
            'msgid "It cannot be left empty"\nmsgstr "No puede quedar vacío"\n')
        subprocess.run(["msgfmt", "-o", messages / "barrios.mo", self.folder / "es.po"], check=True)
        self.environment["BARRIOS_LOCALE_DIR"] = str(self.folder)
        self.work("init", "--level", "council", "--name", "Ana")
        self.init(database=self.folder / "en.db")
        for system in ("C", "C.UTF-8", "en_US.UTF-8", "de_DE.UTF-8", "nowhere"):
            self.environment.update(LC_ALL=system, LANGUAGE="de")
            done = self.run_it("add", "district", "name=", "commune=13101")
            self.assertEqual(done.errors, "barriosctl: name: No puede quedar vacío\n", system)
            self.refuse("name: It cannot be left empty", "add", "district", "name=", "commune=13101",
                        database=self.folder / "en.db")


class Usage(barriosctl.Case):
    def test_wrong_usage(self):
        self.init()
        for words, line in [
            (["list"], "list: Something is missing: TYPE [--where FIELD=VALUE]… [--sort FIELD] "
             "[--limit N] [--deleted] [--format text|json|csv]"),
            (["show", "a", "b"], "show: “b” is one word too many"),
            (["list", "commune", "--formt", "json"], "list: There is no option --formt here"),
            (["list", "commune", "--format", "xml"], "list: --format: “xml” is none of text|json|csv"),
            (["list", "commune", "--format"], "list: --format needs a value: text|json|csv"),
            (["list", "commune", "--deleted=1"], "list: --deleted takes no value"),
            (["list", "commune", "--limit", "-1"], "--limit: “-1” is not a whole number"),
            (["list", "commune", "--where", "name"], "--where “name” is not FIELD=VALUE"),
            (["add", "district", "name"], "“name” is not FIELD=VALUE"),
            (["init", "--level", "council"], "init: --name is missing"),
            (["lst"], "“lst” is no command; there are list, set"),
        ]:
            self.refuse(line, *words, status=2)

    def test_help_and_version(self):
        self.init()
        self.assertRegex(self.work("--version"), r"^barriosctl \d+\.\d+\.\d+\n$")
        text = self.work("--help")
        for name in ("init", "list", "import-districts", "restore", "check"):
            self.assertIn(f"\n  {name}", text)
            self.assertIn(f"barriosctl [--database FILE] {name}", self.work("help", name))
            self.assertEqual(self.work(name, "--help"), self.work("help", name))

    def test_completion_knows_the_commands(self):
        self.init()
        script = (barriosctl.HERE.parent.parent / "data" / "completions" / "barriosctl").read_text()
        names = [line.split()[0] for line in self.work("--help").splitlines() if line.startswith("  ")]
        self.assertGreater(len(names), 15)
        for name in names:
            self.assertRegex(script, rf"[ \"\n]{name}[ \"\n]")
            for option in {word.strip("[]") for word in self.work("help", name).split() if "--" in word}:
                self.assertIn(option, script, name)

    def test_types(self):
        self.init()
        types = {type["name"]: type for type in self.read("types")}
        district = {field["name"]: field for field in types["district"]["fields"]}
        self.assertEqual(types["milestone"]["owner"], "district")
        self.assertEqual(types["district"]["identity"], ["commune", "name"])
        self.assertTrue(types["commune"]["catalogue"])
        self.assertTrue(district["name"]["required"] and district["phase"]["derived"])
        self.assertEqual(district["commune"]["targets"], ["commune"])
        self.assertEqual(district["phase"]["choices"][0], {"name": "candidate", "label": "Candidate"})
        for type in types.values():
            numbers = [field["number"] for field in type["fields"]]
            self.assertEqual(len(numbers), len(set(numbers)), type["name"])
            self.assertIn(f"\n{type['name']}  ", "\n" + self.work("types"))


class Edit(barriosctl.Case):
    preparer = barriosctl.PROGRAM

    def setUp(self):
        super().setUp()
        self.init()

    def test_add_show_set_delete_restore(self):
        record = self.add("district", *DOGS)
        self.assertEqual(self.read("show", record)["name"], "Plaza Ñuñoa")
        self.work("set", record, "dream=Un barrio vivo", "call=")
        self.assertEqual(self.read("show", record)["dream"], "Un barrio vivo")
        self.assertRegex(self.work("show", record), r"Dream: +Un barrio vivo  — Ana Pérez, \d\d-\d\d-\d{4}")
        self.work("set", record, "dream=")
        self.assertIsNone(self.read("show", record)["dream"])
        self.work("delete", record)
        self.assertEqual(self.read("list", "district"), [])
        self.assertEqual(len(self.read("list", "district", "--deleted")), 1)
        self.refuse("id: This record was deleted, or what it belongs to: bring it back first", "set", record, "dream=x")
        self.work("set", record, "deleted=no")
        self.assertEqual(len(self.read("list", "district")), 1)
        self.check()

    def test_unknown_names_list_near_ones(self):
        self.refuse("distrct: there is no such type; there are district", "add", "distrct", "name=x")
        self.refuse("nme: “district” has no such field; it has name", "add", "district", "nme=x")
        self.refuse("nme: “district” has no such field; it has name", "list", "district", "--where", "nme=x")
        self.refuse("id: “xyz” names no record", "set", "xyz", "name=5")
        self.refuse("id: There is no such record here", "show", "00000000-0000-7000-8000-000000000001")
        self.refuse("id: “99” names no record", "delete", "commune:99")

    def test_bad_values(self):
        record = self.add("district", *DOGS)
        for line, field in [
            ("name: It cannot be left empty", "name="),
            ("name: Character 2 (U+001B) is invisible and not allowed: delete it", "name=a\x1b[2J"),
            ("name: At most 200 characters fit here, and this text has 50000", "name=" + "ñ" * 50000),
            ("commune: “99999” names no record", "commune=99999"),
            ("phase: you cannot write this, it follows from other records", "phase=graduated"),
        ]:
            self.refuse(line, "set", record, field)
        self.refuse("commune: It cannot be left empty", "add", "district", "name=x")
        self.refuse("rut: The check digit does not match the number of this RUT: look it up again",
                    "add", "business", f"district={record}", "trade-name=x", "rut=12345678-9")
        self.refuse("planned: There is no such day in the calendar: look at the day and the month",
                    "add", "milestone", f"district={record}", "planned=31-02-2026")
        self.refuse("planned: Write the year with four digits, for example 20-11-2026",
                    "add", "milestone", f"district={record}", "planned=1/2/26")
        self.refuse("code: It cannot change once the record exists", "set", "commune:13101", "code=5")
        self.check()

    def test_unknown_choice(self):
        record = self.add("district", *DOGS)
        done = self.run_it("add", "business", f"district={record}", "trade-name=x", "state=opne")
        self.assertEqual(done.status, 1)
        self.assertRegex(done.errors, r"\Abarriosctl: state: “opne” is none of its choices: open, .*\n\Z")

    def test_only_one_of_a_kind(self):
        record = self.add("district", *DOGS)
        self.add("plan", f"district={record}")
        self.refuse("plan: there is one already, and there can be only one", "add", "plan", f"district={record}")

    def test_levels(self):
        manager = self.folder / "manager.db"
        self.init("manager", database=manager, more=["--district", "A", "--commune", "13101"])
        [district] = self.read("list", "district", database=manager)
        self.refuse("name: you cannot write this, it is the council's",
                    "set", "commune:13101", "name=x", database=manager)
        self.refuse("decision: you cannot write this, it is the region's",
                    "add", "decision", f"district={district['id']}", "kind=phase-change", "date=2026-01-01",
                    "outcome=approved", "phase=activation", database=manager)

    def test_undo_and_redo(self):
        self.refuse("undo: There is nothing to undo", "undo")
        record = self.add("district", *DOGS)
        self.work("set", record, "dream=uno")
        self.work("set", record, "dream=dos")
        seen = []
        for command in ("undo", "undo", "redo", "redo"):
            self.work(command)
            seen.append(self.read("show", record)["dream"])
        self.assertEqual(seen, ["uno", None, "uno", "dos"])
        self.refuse("redo: There is nothing to redo", "redo")
        for _ in range(3):
            self.work("undo")
        self.assertEqual(self.read("list", "district"), [])
        self.check()

    def test_history(self):
        record = self.add("district", *DOGS)
        other = self.add("district", "name=Otro", "commune=13101")
        self.work("set", record, "dream=uno")
        whole = self.read("history")
        self.assertEqual([entry["id"] for entry in whole], [record, other, record])
        self.assertEqual(self.read("history", "--limit", "2"), whole[:2])
        self.assertEqual(self.read("history", record), [whole[0], whole[2]])
        self.assertEqual(whole[0]["author"], "Ana Pérez")
        self.assertIn("Dream: uno", self.work("history"))
        self.assertEqual([row["sentence"] for row in self.read_csv("history")],
                         [entry["sentence"] for entry in whole])


if __name__ == "__main__":
    tap.main("cli/edit", Init, Usage, Edit)
