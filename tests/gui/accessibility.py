# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program tells accessibility, asked over its bus as a screen reader asks.

A question for each thing that is known of each control would cost seconds for one look at a full window. The list that
toolkits keep for screen readers tells all of it in one answer (`Look`); only places and texts are not in it, and those
are asked for many at a time, without waiting for one answer before the next question.
"""
import collections
import functools

import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402  (AT-SPI for the names of roles and states alone)

PATIENCE = 5000  # milliseconds
A11Y = "org.a11y.atspi."
ROOT = "/org/a11y/atspi/accessible/root"
BUS = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
# What the newer releases of AT-SPI and GTK call otherwise.
ROLES = {"button": "push button", "grouping": "panel", "radio button": "check box"}
IN_WINDOW = GLib.Variant("(u)", (1,))

Box = collections.namedtuple("Box", "x y width height")


class Gone(Exception):
    """What was asked of is there no more, or does not answer."""


class Bus:
    """The accessibility bus of the desktop whose session bus is at ADDRESS."""

    def __init__(self, address):
        self.session = connect(address)
        [found] = self.ask("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", on=self.session)
        self.connection = connect(found)

    def ask(self, name, path, interface, method, arguments=None, on=None):
        """The answer, waited for, unpacked; Gone where there is none."""
        return self.ask_raw(name, path, interface, method, arguments, on).unpack()

    def ask_raw(self, name, path, interface, method, arguments=None, on=None):
        try:
            return (on or self.connection).call_sync(name, path, interface, method, arguments, None,
                                                     Gio.DBusCallFlags.NONE, PATIENCE, None)
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
        """What the process PID is called on it; None before it is there."""
        [names] = self.ask(*BUS, "ListNames")
        for name in names:
            try:
                if name.startswith(":") and self.ask(*BUS, "GetConnectionUnixProcessID", GLib.Variant("(s)", (name,))) == (pid,):
                    return name
            except Gone:
                continue
        return None

    def look(self, name):
        return Look(self, name)


class Item:
    """One of a program's list: (itself, program, parent, index, number within, interfaces, name, role, description,
    states). Most of the list concerns nobody: what it says is read when it is asked for."""

    def __init__(self, value):
        self.get = value.get_child_value
        self.path, self.parent = self.get(0).get_child_value(1).get_string(), self.get(2).get_child_value(1).get_string()
        self.index, self.n_children = self.get(3).get_int32(), self.get(4).get_int32()

    @functools.cached_property
    def interfaces(self):
        return {name.removeprefix(A11Y) for name in self.get(5).get_strv()}

    @functools.cached_property
    def name(self):
        return plain_name(self.get(6).get_string())

    @functools.cached_property
    def role(self):
        return role_name(self.get(7).get_uint32())

    @functools.cached_property
    def states(self):
        return join_states([word.get_uint32() for word in children(self.get(9))])

    def is_visible(self):
        return has_state(self.states, "visible") or has_state(self.states, "showing")


class Look:
    """All that the program NAME told at one moment."""

    def __init__(self, bus, name):
        self.bus, self.name, self.sizes = bus, name, {}
        self.read()

    def read(self):
        told = self.bus.ask_raw(self.name, "/org/a11y/atspi/cache", A11Y + "Cache", "GetItems").get_child_value(0)
        self.items = {item.path: item for item in map(Item, children(told))}
        self.within = collections.defaultdict(list)
        for item in sorted(self.items.values(), key=lambda item: item.index):
            self.within[item.parent].append(item.path)

    def complete(self, top):
        """A control is in the list only once it was asked for: asks for what is in those within TOP of which too little is,
        and for what is in that."""
        found, known = False, set(self.items)
        asked = [path for path in self.visible(top) if self.items[path].n_children > len(self.within.get(path, ()))]
        while asked:
            answers = self.bus.ask_all(self.name, [(path, A11Y + "Accessible", "GetChildren", None) for path in asked])
            asked = [path for answer in answers if answer for _, path in answer[0] if path not in known]
            known.update(asked)
            found = found or bool(asked)
        if found:
            self.read()

    def item(self, path):
        if path not in self.items:
            raise Gone(path)
        return self.items[path]

    def chain(self, path, top=None):
        """PATH and what it is in, up to TOP or the program itself."""
        while path in self.items:
            yield path
            path = None if path == top else self.items[path].parent

    def shows(self, path):
        """Whether it can be seen where what it is in can. GTK 4.8 says so of top levels alone: below them, being
        visible and having a size is all there is; what has no place is seen where its parent is."""
        item = self.items[path]
        if has_state(item.states, "showing"):
            return True
        return has_state(item.states, "visible") and ("Component" not in item.interfaces or self.sizes.get(path, False))

    def measure(self, paths):
        """Asks for the sizes on which it hangs whether PATHS can be seen."""
        asked = [path for path in dict.fromkeys(paths)
                 if path not in self.sizes and "Component" in self.items[path].interfaces
                 and has_state(self.items[path].states, "visible") and not has_state(self.items[path].states, "showing")]
        boxes = self.bus.ask_all(self.name, [(path, A11Y + "Component", "GetExtents", IN_WINDOW) for path in asked])
        self.sizes.update((path, box is not None and box[0][2] > 0 and box[0][3] > 0) for path, box in zip(asked, boxes))

    def descend(self, top, condition):
        """TOP and what is in it, from the top, as far as CONDITION is true of it."""
        if top not in self.items or not condition(top):
            return
        yield top
        for path in self.within.get(top, ()):
            yield from self.descend(path, condition)

    def visible(self, top):
        """TOP and what is in it, unless it is hidden by itself."""
        return self.descend(top, lambda path: path == ROOT or self.items[path].is_visible())

    def seen(self, top):
        """What of it can be seen, from the top."""
        self.complete(top)
        self.measure(self.visible(top))
        return list(self.descend(top, self.shows))

    def bearing(self, top, name, role):
        """What of it can be seen, bears NAME and plays ROLE, each of which may be None."""
        self.complete(top)
        paths = [path for path in self.visible(top) if role in (None, self.items[path].role)]
        if name is not None:
            texts = self.texts([path for path in paths if self.items[path].name != name])
            paths = [path for path in paths if name in (self.items[path].name, texts.get(path))]
        self.measure(step for path in paths for step in self.chain(path, top))
        return [path for path in paths if all(map(self.shows, self.chain(path, top)))]

    def texts(self, paths):
        """What is written in those of PATHS that hold a text; a label's is its name."""
        holders = [path for path in paths if "Text" in self.items[path].interfaces and self.items[path].role != "label"]
        interface = A11Y + "Text"
        lengths = self.bus.ask_all(self.name, [property_question(path, interface, "CharacterCount") for path in holders])
        written = [(path, length[0]) for path, length in zip(holders, lengths) if length]
        answers = self.bus.ask_all(self.name, [(path, interface, "GetText", GLib.Variant("(ii)", (0, length)))
                                               for path, length in written])
        return {path: answer[0] for (path, _), answer in zip(written, answers) if answer}


def connect(address):
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


def property_question(path, interface, name):
    return path, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (interface, name))


def children(value):
    return (value.get_child_value(index) for index in range(value.n_children()))


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
