# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the real program share: the program in a desktop of its own, what a person does there, and
what its file holds, as barriosctl tells it.

The pages that were shown before stay where accessibility looks: what is done is looked for within the page, the
part or the dialog that it belongs to.
"""
import json
import os
import re
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]
import driver  # noqa: E402
import tap  # noqa: E402,F401
from driver import wait_until  # noqa: E402

PARTS = ("Resumen", "Gobernanza", "Plan", "Dinero", "Negocios", "Actividades", "Documentos", "Historial")
# By what a part is found where another has something of its name: the summary tells of the last changes.
MARKS = {"Historial": ("Buscar en el historial", None)}
WELCOME = "Le damos la bienvenida a Barrios"
GROUP = "Grupo Asociativo Local (GAL)"
PANEL = "Mesa técnica"
# So many keys reach everything, and after so many of them it is looked for anew: it may be another one by then.
REACH, REACH_ANEW = 80, 20
# The sanitizer does not know the digits that GTK's calendar asks for.
SANITIZER_WORDS = re.compile(r"==\d+==AddressSanitizer: WARNING: unexpected format specifier in printf interceptor: %I .*\n")
# What GTK 4.8 says of its own parts now and then, of any program: of a popover's arrow as it goes, and of a label
# that it measures before there is room for it. It draws both all the same.
GTK_WORDS = re.compile(r"\n?\(barrios:\d+\): Gtk-WARNING \*\*: [\d:.]+: (?:Trying to snapshot GtkGizmo 0x[0-9a-f]+ without a "
                       r"current allocation|GtkLabel 0x[0-9a-f]+ \(label\) reported min width -3, but sizes must be >= 0)\n")


class Barrios:
    """The program, run by one person over one file."""

    def __init__(self, desktop, path=None):
        self.desktop = desktop
        self.path = path or desktop.home / "data" / "barrios" / "barrios.db"
        self.program = None
        self.known = {}

    def start(self, *arguments):
        command = [os.environ["BC_PROGRAM"], "--database", str(self.path), *arguments]
        self.known = {}
        self.program = self.desktop.start(command)
        return self.program

    def place(self, name, role=None, within=None):
        """What stays where it is for as long as the program runs, looked for once: a page, the sidebar."""
        if (name, role) not in self.known:
            self.known[name, role] = (within or self.program).find(name, role)
        return self.known[name, role]

    def page(self, name):
        return self.place(name, "panel")

    def part(self, name):
        """A part of the district."""
        mark, role = MARKS.get(name, (name, "panel"))
        found = self.place(mark, role, self.page("Barrio"))
        while not found.bears(name, "panel"):
            found = found.parent()
        return found

    def stop(self):
        """Closes the window; what it printed, which is nothing when all is well."""
        code = self.program.quit()
        if code != 0:
            raise AssertionError(f"the program ended with {code}:\n{self.program.output()}")
        return GTK_WORDS.sub("", SANITIZER_WORDS.sub("", self.program.output()))

    def ctl(self, *words, language="en"):
        """What barriosctl says of the file; it may look while the window has it."""
        done = subprocess.run([os.environ["BC_CTL"], "--database", str(self.path), *words], text=True, check=False,
                              capture_output=True, env={**self.desktop.environment, "LANGUAGE": language}, timeout=120)
        if done.returncode != 0:
            raise AssertionError(f"barriosctl {' '.join(words)}: {done.stderr}")
        return done.stdout

    def found(self, name):
        """A file of the council's own with one district that has one of each; the ids by type."""
        self.ctl("init", "--level", "council", "--name", "Ana Pérez")
        district = self.add("district", f"name={name}", "commune=13101")
        group = self.add("associative-group", f"district={district}", "state=forming")
        member = self.add("group-member", f"group={group}", "name=Rosa Soto", "role=president")
        plan = self.add("plan", f"district={district}")
        action = self.add("action", f"plan={plan}", "title=Pintar las fachadas", "area=5", "state=proposed")
        line = self.add("funding-line", f"action={action}", "source=sercotec-barrios", "state=identified")
        return {"district": district, "associative-group": group, "group-member": member, "plan": plan,
                "action": action, "funding-line": line}

    def add(self, *words):
        return self.ctl("add", *words).strip()

    def rows(self, kind, *words):
        return json.loads(self.ctl("list", kind, *words, "--format", "json"))

    def wait_rows(self, kind, number, *words):
        """The records of KIND, as soon as there are NUMBER of them."""
        wait_until(lambda: len(self.rows(kind, *words)) == number, f"{number} × {kind}")
        return self.rows(kind, *words)

    def wait_value(self, kind, field, value):
        """Until the only record of KIND has VALUE in FIELD."""
        def held():
            return [row.get(field) for row in self.rows(kind)]
        try:
            wait_until(lambda: held() == [value], f"{kind} {field}")
        except AssertionError as error:
            raise AssertionError(f"{error} to be {value!r}; it is {held()}; {self.program.tree()}") from None

    def introduce(self, name="Ana Pérez", level="Consejo Nacional"):
        """The first start, for a level that needs nothing more."""
        assistant = self.page(WELCOME)
        assistant.find("Nombre", role="text").set_text(name)
        assistant.find("Continuar", role="push button").click()
        choice = assistant.find(level, role="check box")
        choice.click()
        wait_until(lambda: choice.has_state("checked"), level)
        wait_until(lambda: assistant.find_all("Continuar", role="push button"), "Continuar")[-1].click()
        self.place("Secciones")

    def go(self, section):
        """Chooses a section of the sidebar; its page. While the window still takes its size, what is hit may have moved
        from under the hand: then it is chosen again, as a person would."""
        sections = self.place("Secciones")
        chosen = sections.find(section, role="list item")
        chosen.click()
        for _ in range(3):
            if wait_a_moment(lambda: self.program.find_all(section, "panel")):
                break
            sections.find(section, role="list item").click()
        return self.page(section)

    def show_part(self, part):
        """Chooses a part of the district; it, once it is shown."""
        tab = self.place("Historial", "page tab").parent().find(part, role="page tab")
        tab.click()
        wait_until(lambda: tab.has_state("selected"), f"{part} to be shown")
        return self.part(part)

    def open_district(self, name):
        """From the table of districts, by the keyboard."""
        self.point_to_district(name)
        return self.open_pointed(name)

    def point_to_district(self, name):
        """Gives the keyboard to its row in the table of districts."""
        page = self.go("Barrios")
        entry = page.find("Filtrar los barrios")
        entry.set_text(name)
        page.find(name, role="label")
        entry.focus()
        self.program.key("Return")
        wait_until(lambda: not entry.has_state("focused"), "the table to have the focus")

    def open_pointed(self, name):
        """The district whose row has the keyboard; its page."""
        self.program.key("Return")
        found = self.page("Barrio")
        found.find(name, role="label")
        return found

    def toasts(self):
        """They lie beside all the rest, a few steps below the window."""
        level = self.program.windows()[0].children()
        for _ in range(6):
            found = [node for node in level if node.role == "alert" or node.name == "AdwToastWidget"]
            if found or not level:
                return found
            level = level[0].children()
        return []

    def toast(self):
        """The words at the bottom of the window; nothing where there are none."""
        return [label.name for toast in self.toasts() for label in toast.find_all(role="label")]

    def wait_toast(self, words):
        wait_until(lambda: words in self.toast(), f"'{words}' at the bottom of the window")

    def take_back(self, words):
        """By the button beside WORDS at the bottom of the window, which is there for a few seconds."""
        def find_button():
            shown = [toast for toast in self.toasts() if toast.find_all(words, role="label")]
            return shown and shown[-1].find_all("Deshacer", role="push button")
        wait_until(find_button, f"'{words}' and its button")[0].click()

    def dialogs(self):
        return [window for window in self.program.windows() if is_dialog(window)]

    def dialog(self, heading=None):
        """The record's dialog, once it is open and bears HEADING."""
        def look():
            found = self.dialogs()
            return found[-1] if found and heading in (None, found[-1].name) else None
        return wait_until(look, lambda: f"the dialog {heading or ''}, not\n{self.program.tree()}")

    def close_dialog(self):
        """By Escape, which saves what was being written."""
        self.program.key("Escape")
        wait_until(lambda: not self.dialogs(), "the dialog to close")

    def close_dialogs(self):
        """All of them, one over the other."""
        while self.dialogs():
            n_open = len(self.dialogs())
            self.program.key("Escape")
            wait_until(lambda: len(self.dialogs()) < n_open, "a dialog to close")

    def write(self, where, label, text):
        """Types TEXT in the place of what the field holds, and leaves it."""
        field = where.find(label, role="text")
        field.press()
        wait_until(lambda: field.has_state("focused"), f"{label} to have the focus")
        self.program.key("ctrl+a")
        self.program.type(text)
        row = where.find(label, role="list item")
        while has_focus(row):
            self.program.key("Tab")
        return field

    def choose(self, where, label, words, wanted=None):
        """Points to a record: opens the field's search, types WORDS, and takes what is found."""
        button = first_of(lambda: where.find_all(role="push button"), lambda node: node.name.startswith(f"{label}: "), label)
        self.desktop.put_mouse_away()
        button.click()
        search = button.find("Buscar", role="entry")
        wait_until(lambda: has_focus(search), "the search to have the focus")
        search.set_text(words)
        def is_first():
            items = button.find_all(role="list item")
            return items and items[0].has_state("selected") and items[0].find_all(wanted or words)
        wait_until(is_first, f"{wanted or words} to be found first")
        self.program.key("Return")
        found = f"{label}: {wanted or words}"
        where.find(found, role="push button")

    def reach(self, place, name, key="Tab"):
        """Presses KEY until what bears NAME has the focus; without a NAME, anything within PLACE."""
        look = (lambda: place.find_all(name)) if name else place.nodes
        self.program.activate_window()
        for number in range(REACH):
            if number % REACH_ANEW == 0:
                wanted = wait_until(look, name or place.name)
            if driver.any_has_focus(wanted):
                return
            self.program.key_again(key)
        raise AssertionError(f"{name or place.name} is not reached by {key} in\n{self.program.tree()}")

    def take_last_item(self, place, name):
        """Of a menu, by the keyboard. Newer releases of GTK name no item; what came of it tells which it was."""
        for _ in range(REACH):
            self.program.key("Down")
            items = place.find_all(role="menu item")
            for item in items:
                if driver.has_focus(item) and (item.name == name or item.name == "" and item is items[-1]):
                    self.program.key("Return")
                    wait_until(lambda: not has_focus(item), f"{name} to be taken")
                    return
        raise AssertionError(f"{name} is not reached in\n{self.program.tree()}")

    def pick(self, where, label, wanted):
        """Chooses one of a field's few names."""
        box = where.find(label, role="combo box")
        self.desktop.put_mouse_away()
        box.click()
        self.take_offered(box, label, wanted)

    def take_offered(self, box, label, wanted):
        """Of the names that a field offers now, by the keyboard and from the first."""
        def chosen():
            return next((item for item in box.find_all(role="list item") if item.has_state("selected")), None)
        wait_until(chosen, label)
        self.program.key("Home")
        moved = True
        while moved:
            item = wait_until(chosen, label)
            if item.find_all(wanted):
                self.program.key("Return")
                return
            self.program.key("Down")
            moved = wait_a_moment(lambda: (now := chosen()) and now.path != item.path)
        raise AssertionError(f"{label} does not offer {wanted}")


def wait_a_moment(condition, seconds=4):
    """Whether it comes true soon."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


def is_dialog(window):
    try:
        return window.name != "Barrios" and window.is_showing()
    except driver.Gone:
        return False


def has_focus(node):
    """It or what is within it."""
    return driver.any_has_focus(node.nodes())


def first_of(find, condition, what):
    """The first of what FIND finds that fulfils CONDITION, waited for."""
    return wait_until(lambda: next((node for node in find() if condition(node)), None), what)


class Case(unittest.TestCase):
    """A desktop of its own for all the cases of a class, of which each needs the ones before it."""
    failed = False
    size = (1280, 800)

    def run(self, result=None):
        known = len(result.failures) + len(result.errors)
        super().run(result)
        type(self).failed |= len(result.failures) + len(result.errors) > known

    def setUp(self):
        self.assertFalse(self.failed, "a case before this one failed")

    @classmethod
    def setUpClass(cls):
        cls.desktop = driver.Desktop(*cls.size)
        cls.desktop.__enter__()
        cls.addClassCleanup(cls.desktop.__exit__)
