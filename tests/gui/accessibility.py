# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program tells accessibility, asked over its bus as a screen reader asks.

To wait for each answer before the next question would cost seconds for one look at a full window: all that is asked of
what stands on one level is asked at once (`Look`). What never changes is asked once (`Nature`).
"""
import collections

import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402  (AT-SPI for the names of roles and states alone)

PATIENCE = 30000  # milliseconds; of what is dead the bus says so at once
A11Y = "org.a11y.atspi."
ROOT = "/org/a11y/atspi/accessible/root"
NOWHERE = "/org/a11y/atspi/null"
BUS = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
# What the newer releases of AT-SPI and GTK call otherwise.
ROLES = {"button": "push button", "grouping": "panel", "radio button": "check box"}
# What has nothing in it.
LEAVES = ("label", "image")
IN_WINDOW = GLib.Variant("(u)", (1,))

Box = collections.namedtuple("Box", "x y width height")


class Gone(Exception):
    """What was asked of is there no more, or does not answer."""


class Bus:
    """The accessibility bus of the desktop whose session bus is at ADDRESS."""

    def __init__(self, address):
        self.session, self.natures = connect(address), collections.defaultdict(Nature)
        [found] = self.ask("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", on=self.session)
        self.connection = connect(found)

    def ask(self, name, path, interface, method, arguments=None, on=None):
        """The answer, waited for, unpacked; Gone where there is none."""
        try:
            return (on or self.connection).call_sync(name, path, interface, method, arguments, None,
                                                     Gio.DBusCallFlags.NONE, PATIENCE, None).unpack()
        except GLib.Error as error:
            raise Gone(error.message) from None

    def ask_all(self, name, questions):
        """The answers to QUESTIONS (path, interface, method, arguments), all put at once; None where there is none."""
        answers = [None] * len(questions)
        n_open = len(questions)

        def keep(connection, result, index):
            nonlocal n_open
            n_open -= 1
            try:
                answers[index] = connection.call_finish(result).unpack()
            except GLib.Error:
                answers[index] = None
        for index, question in enumerate(questions):
            self.connection.call(name, *question, None, Gio.DBusCallFlags.NONE, PATIENCE, None, keep, index)
        while n_open:
            GLib.MainContext.default().iteration(True)
        return answers

    def name_of(self, pid):
        """What the process PID is called on it; None before it says that it is there."""
        [programs] = self.ask("org.a11y.atspi.Registry", ROOT, A11Y + "Accessible", "GetChildren")
        for name, _ in programs:
            try:
                if self.ask(*BUS, "GetConnectionUnixProcessID", GLib.Variant("(s)", (name,))) == (pid,):
                    return name
            except Gone:
                continue
        return None

    def look(self, name):
        return Look(self, name)


class Look:
    """What the program NAME tells at one moment, as far as it was asked for."""

    def __init__(self, bus, name):
        self.bus, self.name, self.facts = bus, name, {}

    def ask_all(self, questions):
        return self.bus.ask_all(self.name, questions)

    def learn(self, paths):
        """Asks for what is not known yet of PATHS, and for what is in those that can be seen."""
        asked = [path for path in paths if path not in self.facts]
        natures = self.bus.natures
        questions = [(path, kind) for path in asked for kind in natures[path].questions()]
        answers = self.ask_all([question_of(path, kind) for path, kind in questions])
        told = collections.defaultdict(dict)
        for (path, kind), answer in zip(questions, answers):
            told[path][kind] = answer
        for path in asked:
            natures[path].learn(told[path])
            self.facts[path] = Facts(natures[path], told[path])
        holders = [path for path in asked if self.facts[path].shows()]
        places = [(path, index) for path in holders for index in range(self.facts[path].n_children)]
        found = self.ask_all([(path, A11Y + "Accessible", "GetChildAtIndex", GLib.Variant("(i)", (index,)))
                              for path, index in places])
        for (path, _), child in zip(places, found):
            if child is not None and child[0][1] != NOWHERE:
                self.facts[path].children.append(child[0][1])

    def seen(self, top):
        """TOP and what is in it, as far as it can be seen, from the top."""
        level = [top]
        while level:
            self.learn(level)
            level = [child for path in level if self.facts[path].shows() for child in self.facts[path].children]
        return list(self.descend(top))

    def descend(self, path):
        if self.facts[path].shows():
            yield path
            for child in self.facts[path].children:
                yield from self.descend(child)

    def bearing(self, top, name, role):
        """What of it can be seen, bears NAME and plays ROLE, each of which may be None."""
        paths = [path for path in self.seen(top) if role in (None, self.facts[path].role)]
        if name is None:
            return paths
        self.learn_names(paths)
        texts = self.texts([path for path in paths if self.facts[path].name != name])
        return [path for path in paths if name in (self.facts[path].name, texts.get(path))]

    def learn_names(self, paths):
        asked = [path for path in paths if self.facts[path].name is None]
        names = self.ask_all([property_question(path, A11Y + "Accessible", "Name") for path in asked])
        for path, name in zip(asked, names):
            self.facts[path].name = plain_name(name[0]) if name else ""

    def texts(self, paths):
        """What is written in those of PATHS that hold a text."""
        asked = [path for path in paths if self.bus.natures[path].has_text]
        lengths = self.ask_all([property_question(path, A11Y + "Text", "CharacterCount") for path in asked])
        for path, length in zip(asked, lengths):
            self.bus.natures[path].has_text = length is not None
        holders = [(path, length[0]) for path, length in zip(asked, lengths) if length]
        answers = self.ask_all([(path, A11Y + "Text", "GetText", GLib.Variant("(ii)", (0, length)))
                                for path, length in holders])
        return {path: answer[0] for (path, _), answer in zip(holders, answers) if answer}


class Nature:
    """What one of its controls is for as long as it is there."""

    def __init__(self):
        self.role, self.has_place, self.has_text = None, True, True

    def questions(self):
        """Of what there is to ask at each look."""
        wanted = {"GetState": True, "GetExtents": self.has_place, "GetRole": self.role is None,
                  "ChildCount": self.role not in LEAVES}
        return [kind for kind, is_wanted in wanted.items() if is_wanted]

    def learn(self, told):
        """The answers by their questions; from what is gone there is nothing to learn."""
        if told["GetState"] is None:
            return
        if told.get("GetRole"):
            self.role = role_name(told["GetRole"][0])
        self.has_place = told.get("GetExtents") is not None


class Facts:
    """What is known of one of its controls; of one that is gone, nothing."""

    def __init__(self, nature, told):
        box, count = told.get("GetExtents"), told.get("ChildCount")
        self.states = join_states(*told["GetState"]) if told["GetState"] else 0
        self.has_size = box is None or min(box[0][2:]) > 0
        self.role = nature.role or ""
        self.n_children = count[0] if count else 0
        self.name, self.children = None, []

    def shows(self):
        """Whether it can be seen where what it is in can. GTK 4.8 says so of top levels alone: below them, being
        visible and having a size is all there is; what has no place is seen where its parent is."""
        return has_state(self.states, "showing") or has_state(self.states, "visible") and self.has_size


def question_of(path, kind):
    """As the bus wants it."""
    if kind == "ChildCount":
        return property_question(path, A11Y + "Accessible", kind)
    if kind == "GetExtents":
        return path, A11Y + "Component", kind, IN_WINDOW
    return path, A11Y + "Accessible", kind, None


def connect(address):
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


def property_question(path, interface, name):
    return path, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (interface, name))


def role_name(number):
    name = Atspi.role_get_name(Atspi.Role(number))
    return ROLES.get(name, name)


def plain_name(name):
    """GTK 4.8 says the name that a button was given and then what is written on it: "_Add Add" is "Add"."""
    half = len(name) // 2
    for given, shown in ((name[:half], name[half + 1:]), (name[:half + 1], name[half + 2:])):
        if given and given.replace("_", "", len(given) - len(shown)) == shown:
            return shown
    return name


def join_states(words):
    low, high = words
    return low | high << 32


def has_state(states, name):
    return bool(states >> int(getattr(Atspi.StateType, name.upper())) & 1)
