# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a program in a real window: a private display, session bus, accessibility bus and window
manager, a home of its own, and what a person (or a screen reader) can do there.

    with driver.Desktop() as desktop:
        program = desktop.start(["barrios"])
        program.find("Districts", role="list").find("Add").click()
        program.find("Name").set_text("Franklin")
        program.key("ctrl+z")
        program.picture("after.png")

Traps of the toolkit, met here once and for all. A page of a stack that was shown and is hidden now still
says that it can be seen; ask for what is in it by what it says, or look at the picture. A control
without an accessible name bears its type's name (GtkEntry): `nameless` lists those. Keyboard focus
cannot be asked for before GTK 4.14: `focus` clicks the middle of the control instead. A control that
has no click of its own for AT-SPI offers whatever actions its window has (the first may close it), and
GTK 4.8 loses the memory of that list each time it is asked for it: `click` asks only what CLICKABLE names
and falls back on the mouse.
"""
import contextlib
import ctypes
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from accessibility import A11Y, IN_WINDOW, NOWHERE, ROOT, Box, Bus, GLib, Gone, has_state, join_states, plain_name, property_question, role_name  # noqa: E402

TIMEOUT = float(os.environ.get("BC_GUI_TIMEOUT", "15"))
# Within this, a desktop is up or something is wrong with it.
START_TIMEOUT = 4 * TIMEOUT
PAUSE = 0.05
# For so long what a program told is taken for what it tells, unless something was done to it meanwhile.
FRESH = 0.1
DRAG_STEPS = 8
# So many looks, a pause apart, find what stands still at one place.
STILL = 3
# Two clicks on one place are a double click within 0.4 seconds.
DOUBLE_CLICK = 0.5
# A hand holds a button longer than this. When a window is laid out anew, GTK asks the display where the mouse is and
# which of its buttons are down: one that is up again before GTK has heard of it makes it forget the click.
HELD = 0.06
A11Y_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
CLICKS = ("click", "toggle", "press")
CLICKABLE = ("push button", "toggle button", "switch", "page tab", "link")
HOLDERS = ("push button", "toggle button", "combo box")
CONTROLS = ("text", "entry", "password text", "push button", "toggle button", "check box", "switch", "combo box", "spin button", "slider", "list", "table", "tree table", "grid", "link", "menu item")
# A window manager that knows the mouse holds a click back until it has looked at it, while the keys after it go ahead.
MANAGER = """<openbox_config xmlns="http://openbox.org/3.4/rc">
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <mouse/>
</openbox_config>
"""
# What is written in Spanish beside what every keyboard has.
LETTERS = "áÁ éÉ íÍ óÓ úÚ üÜ ñÑ ¿¡ «» “” °º –…"
LIBC = ctypes.CDLL(None)
LIBX = ctypes.CDLL("libX11.so.6")
LIBX.XOpenDisplay.restype = ctypes.c_void_p
LIBX.XDefaultRootWindow.restype = LIBX.XInternAtom.restype = ctypes.c_ulong
LIBX.XGetKeyboardMapping.restype = ctypes.POINTER(ctypes.c_ulong)


def wait_until(condition, what, timeout=None):
    """What CONDITION returns as soon as it is true; AssertionError naming WHAT, which may be a function that does,
    after TIMEOUT seconds. What goes away while it is being asked is not what is waited for."""
    end = time.monotonic() + (timeout or TIMEOUT)
    while True:
        gone = ""
        try:
            found = condition()
        except Gone as error:
            found, gone = None, f" ({error})"
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain for {what() if callable(what) else what}{gone}")
        time.sleep(PAUSE)


def end_with_parent():
    """In the child: to be ended by the kernel when this process dies, however it dies."""
    LIBC.prctl(1, signal.SIGTERM)


@contextlib.contextmanager
def deadline(seconds, tell):
    """AssertionError with what TELL says, wherever it waits after SECONDS."""
    def ring(*_):
        raise AssertionError(f"waited in vain for {tell()}")
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def refuse_gl():
    """The name of that wish has changed, and GTK complains of the one that it does not know."""
    minor = ctypes.CDLL("libgtk-4.so.1").gtk_get_minor_version()
    return {"GDK_DISABLE": "gl"} if minor >= 16 else {"GDK_DEBUG": "gl-disable"}


def spawn(command, **options):
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, preexec_fn=end_with_parent, **options)


class Desktop:
    """A private display and everything that a program expects of a desktop."""

    def __init__(self, width=1280, height=800, scale=1):
        self.width, self.height, self.scale = width, height, scale
        self.servants, self.programs, self.bus, self.pulse = [], [], None, None
        self.awaited, self.clicked_at = "nothing", 0

    def __enter__(self):
        self.home = Path(tempfile.mkdtemp(prefix="barrios-gui-"))
        self.environment = self.make_environment()
        try:
            with deadline(START_TIMEOUT, lambda: f"the desktop, at {self.awaited}"):
                self.start_display()
                self.start_buses()
                self.start_window_manager()
                self.awaited = "the accessibility bus"
                self.bus = Bus(self.environment["DBUS_SESSION_BUS_ADDRESS"])
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for program in self.programs:
            program.kill()
        if self.pulse:
            self.pulse.stop()
        for servant in reversed(self.servants):
            stop(servant)
        shutil.rmtree(self.home, ignore_errors=True)

    def make_environment(self):
        """The caller's environment, with a home, settings and a language that owe it nothing."""
        environment = {name: value for name, value in os.environ.items()
                       if not re.match(r"XDG_|WAYLAND|DBUS|AT_SPI|GTK_|LC_|LANG", name)}
        for name in ("data", "config", "cache", "state", "runtime"):
            folder = self.home / name
            folder.mkdir(mode=0o700)
            environment["XDG_RUNTIME_DIR" if name == "runtime" else f"XDG_{name.upper()}_HOME"] = str(folder)
        shared = os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share")
        environment.update(
            HOME=str(self.home), XDG_DATA_DIRS=shared, LANG="C.UTF-8", LC_ALL="C.UTF-8", TZ="America/Santiago",
            GDK_BACKEND="x11", GDK_SCALE=str(self.scale), GSK_RENDERER="cairo", GTK_A11Y="atspi",
            GSETTINGS_BACKEND="memory", NO_AT_BRIDGE="0", G_DEBUG="fatal-criticals", **refuse_gl())
        return environment

    def serve(self, command, **options):
        self.awaited = command[0]
        options.setdefault("stdout", subprocess.DEVNULL)
        servant = spawn(command, env=self.environment, stderr=subprocess.DEVNULL, **options)
        self.servants.append(servant)
        return servant

    def start_display(self):
        """Xvfb chooses a free number itself and says which; it must not start anew when a client was the last, nor repeat
        a key: on a machine that stands still for a moment between its press and its release one letter became two."""
        reader, writer = os.pipe()
        screen = ["-screen", "0", f"{self.width}x{self.height}x24"]
        self.serve(["Xvfb", "-displayfd", str(writer), *screen, "-nolisten", "tcp", "-noreset", "-r"], pass_fds=[writer])
        os.close(writer)
        with os.fdopen(reader) as said:
            number = said.readline().strip()
        if not number:
            raise AssertionError("Xvfb did not start")
        self.environment["DISPLAY"] = f":{number}"

    def start_buses(self):
        bus = self.serve(["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self.serve([A11Y_LAUNCHER, "--launch-immediately"])

    def start_window_manager(self):
        """Waits until it manages: a window that came before it would never have the focus. The first key of all
        changes the display's keyboard, upon which a window manager takes its own keys anew: here it is one that
        nobody misses if it is lost."""
        settings = self.home / "openbox.xml"
        settings.write_text(MANAGER)
        manager = self.serve(["openbox", "--sm-disable", "--config-file", str(settings)])
        self.pulse = Pulse(self.environment["DISPLAY"])
        self.pulse.start()
        def is_up():
            if manager.poll() is not None:
                raise AssertionError(f"openbox ended with {manager.returncode}")
            return self.ask("get_desktop")
        wait_until(is_up, "the window manager")
        self.ask("key", "Shift_L")
        teach_keyboard(self.environment["DISPLAY"])

    def ask(self, *words):
        """What xdotool answers; nothing where it finds nothing."""
        return subprocess.run(["xdotool", *words], env=self.environment, stderr=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, text=True, check=False, timeout=TIMEOUT).stdout

    def click(self, button=1, times=1):
        """Where the mouse is; never so soon after the last click that the two are taken for one double click."""
        time.sleep(max(0, self.clicked_at + DOUBLE_CLICK - time.monotonic()))
        self.strike(button, times)
        self.clicked_at = time.monotonic()

    def strike(self, button=1, times=1):
        """Presses a button of the mouse where that is, as fast as a hand does, and lets it go."""
        self.ask(*["mousedown", str(button), "sleep", str(HELD), "mouseup", str(button), "sleep", str(HELD)] * times)

    def put_mouse_away(self):
        """Where no list that opens chooses what lies below it: it does so again whenever it is laid out anew."""
        self.ask("mousemove", "0", "0")

    def start(self, command, environment=None, window=True):
        """Starts a program; with WINDOW waits until its first window is up."""
        program = Program(self, [str(part) for part in command], environment or {})
        self.programs.append(program)
        program.start(window)
        return program


def teach_keyboard(display):
    """Gives LETTERS to keys of the DISPLAY that have none. For one that no key has, xdotool gives it to a key, presses
    that and takes it away again: a program that comes late to the key finds nothing there."""
    x = open_display(display)
    LIBX.XDisplayKeycodes(x, ctypes.byref(first := ctypes.c_int()), ctypes.byref(last := ctypes.c_int()))
    count = last.value - first.value + 1
    table = LIBX.XGetKeyboardMapping(x, ctypes.c_ubyte(first.value), count, ctypes.byref(width := ctypes.c_int()))
    free = [key for key in range(count) if not any(table[key * width.value:(key + 1) * width.value])]
    for key, pair in zip(free, LETTERS.split()):
        signs = (ctypes.c_ulong * 2)(*map(keysym, pair))
        LIBX.XChangeKeyboardMapping(x, first.value + key, 2, signs, 1)
    LIBX.XFree(table)
    LIBX.XCloseDisplay(x)


def keysym(letter):
    """As X numbers it."""
    return ord(letter) if ord(letter) < 256 else 0x1000000 + ord(letter)


def open_display(name):
    display = ctypes.c_void_p(LIBX.XOpenDisplay(name.encode()))
    if not display:
        raise AssertionError(f"the display {name} does not open")
    return display


class Pulse(threading.Thread):
    """Something that happens on the DISPLAY again and again and means nothing. A window manager that reads ahead may
    have read that a window wants to be shown, and heed it only when something else happens: in a desktop where
    nobody moves a mouse, never."""

    CARDINAL, BYTES, REPLACE = 6, 8, 0

    def __init__(self, display):
        super().__init__(daemon=True)
        self.ended, self.display = threading.Event(), open_display(display)

    def run(self):
        root = ctypes.c_ulong(LIBX.XDefaultRootWindow(self.display))
        name = ctypes.c_ulong(LIBX.XInternAtom(self.display, b"PULSE", False))
        while not self.ended.wait(2 * PAUSE):
            LIBX.XChangeProperty(self.display, root, name, ctypes.c_ulong(self.CARDINAL), self.BYTES, self.REPLACE, b"", 0)
            LIBX.XFlush(self.display)
        LIBX.XCloseDisplay(self.display)

    def stop(self):
        """Before the display goes."""
        self.ended.set()
        self.join()


class Program:
    """A running program and its windows."""

    def __init__(self, desktop, command, environment):
        self.desktop, self.command = desktop, command
        self.environment = {**desktop.environment, **environment}
        self.process = self.said = self.name = self.looked = None
        self.looked_at = 0

    def start(self, window=True):
        self.name = self.looked = None
        self.said = tempfile.TemporaryFile(mode="w+")
        self.process = spawn(self.command, env=self.environment, stdout=self.said, stderr=subprocess.STDOUT)
        if window:
            wait_until(lambda: self.is_up(), f"a window of {self.command[0]}", 2 * TIMEOUT)

    def is_up(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with {self.process.returncode}:\n{self.output()}")
        return any(node.is_showing() for node in self.windows())

    def output(self):
        """All that the program has printed so far."""
        self.said.seek(0)
        return self.said.read()

    def is_heard(self):
        """Whether it is on the accessibility bus; it comes there some time after it began."""
        if self.name is None:
            self.name = self.desktop.bus.name_of(self.process.pid)
        return self.name is not None

    def look(self):
        """What it tells accessibility now, as far as it is asked for."""
        if not self.is_heard():
            raise Gone("the program, on the accessibility bus")
        if self.looked is None or time.monotonic() > self.looked_at + FRESH:
            self.looked, self.looked_at = self.desktop.bus.look(self.name), time.monotonic()
        return self.looked

    def known(self, path):
        """What the last look learned of PATH, while that is fresh; None where it did not."""
        fresh = self.looked is not None and time.monotonic() <= self.looked_at + FRESH
        return self.looked.facts.get(path) if fresh else None

    def forget(self):
        """What it told: something was done to it."""
        self.looked = None

    def windows(self):
        """None before it has one, and while it goes away."""
        try:
            return Node(self, ROOT).children() if self.is_heard() else []
        except Gone:
            return []

    def nodes(self):
        """Every accessible of the program that can be seen, from the top."""
        for window in self.windows():
            yield from window.nodes()

    def find(self, name, role=None, timeout=None):
        """The first thing that can be seen and bears NAME exactly, waited for."""
        try:
            return wait_until(lambda: self.find_all(name, role), describe(name, role), timeout)[0]
        except AssertionError as error:
            raise AssertionError(f"{error}; what can be seen:\n{self.tree()}") from None

    def find_all(self, name=None, role=None):
        return [node for window in self.windows() for node in window.find_all(name, role)]

    def has(self, name, role=None):
        """Of a program that has ended this is not to be asked: it would have nothing, and lack nothing."""
        if self.process.poll() is not None:
            raise AssertionError(f"it is asked for {describe(name, role)}{self.death()}")
        return bool(self.find_all(name, role))

    def wait_gone(self, name, role=None, timeout=None):
        wait_until(lambda: not self.has(name, role), f"{describe(name, role)} to go", timeout)

    def nameless(self):
        found = list(self.nodes())
        if not found:
            raise AssertionError(f"there is nothing to look at{self.death()}")
        return nameless(found)

    def key(self, keys):
        """Presses keys together, as in ctrl+shift+z, in the window that has the focus."""
        self.activate_window()
        self.key_again(keys)

    def key_again(self, keys):
        """Where keys just went: nothing is looked for."""
        self.tell_keyboard("key", "--clearmodifiers", keys)

    def type(self, text):
        """As a person does, who waits until a dialog that has just come has the focus."""
        self.activate_window()
        wait_until(self.dialog_has_focus, lambda: f"the focus in\n{self.tree()}")
        self.tell_keyboard("type", "--clearmodifiers", "--delay", "20", text)

    def tell_keyboard(self, *words):
        subprocess.run(["xdotool", *words], env=self.environment, check=True, timeout=4 * TIMEOUT)
        self.forget()

    def dialog_has_focus(self):
        """The window that has the focus on the display is the newest; within it something has it from the beginning."""
        newest = self.windows()[1:][-1:]
        return not newest or self.desktop.ask("getactivewindow", "getwindowname").strip() == newest[0].name

    def window_id(self):
        """The id of the program's uppermost window, its dialogs included."""
        try:
            return wait_until(self.look_for_window, "a window on the display")[0]
        except AssertionError as error:
            raise AssertionError(f"{error}{self.death()}") from None

    def look_for_window(self):
        """With whether it has the focus; nothing where there is no window."""
        found = self.desktop.ask("search", "--onlyvisible", "--pid", str(self.process.pid)).split()
        active = self.desktop.ask("getactivewindow").strip()
        return (active, True) if active in found else found and (found[-1], False)

    def activate_window(self):
        if self.desktop.ask("getactivewindow", "getwindowpid").strip() == str(self.process.pid):
            return
        window = self.window_id()
        self.desktop.ask("windowactivate", window)
        wait_until(lambda: self.desktop.ask("getactivewindow").strip() == window, "the window to have the focus")

    def resize(self, width, height):
        """Asks the window manager for it; the window follows a little later, as far as it can."""
        subprocess.run(["xdotool", "windowsize", self.window_id(), str(width), str(height)],
                       env=self.environment, check=True, timeout=TIMEOUT)
        self.forget()

    def picture(self, path):
        """Writes the whole screen to PATH as PNG."""
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True)

    def tree(self):
        """What can be seen, indented, for people; how it ended, where it did."""
        return "\n".join(line for window in self.windows() for line in window.tree()) + self.death()

    def death(self):
        code = self.process.poll()
        return "" if code is None else f" (the program has ended with {code}:\n{self.output()})"

    def quit(self, keys="alt+F4"):
        """Closes the window as a person does; the exit status."""
        self.key(keys)
        try:
            return self.process.wait(TIMEOUT)
        except subprocess.TimeoutExpired:
            shown = self.desktop.ask("search", "--onlyvisible", "--pid", str(self.process.pid)).split()
            what = f"its windows {shown} stay: the keys were lost" if shown else "its window is closed: it hangs at its end"
            raise AssertionError(f"the program did not end on {keys}; {what}") from None

    def kill(self):
        stop(self.process, signal.SIGKILL)

    def restart(self):
        """Closes the program and starts it again over the same home."""
        code = self.quit()
        if code != 0:
            raise AssertionError(f"the program ended with {code}:\n{self.output()}")
        self.start()


class Node:
    """One accessible: a control, a text, a window."""

    def __init__(self, program, path):
        self.program, self.path = program, path

    @property
    def name(self):
        known = self.program.known(self.path)
        return plain_name(self.ask_property("Accessible", "Name")) if known is None or known.name is None else known.name

    @property
    def role(self):
        known = self.program.known(self.path)
        return role_name(self.ask("Accessible", "GetRole")[0]) if known is None else known.role

    @property
    def interfaces(self):
        return {name.removeprefix(A11Y) for name in self.ask("Accessible", "GetInterfaces")[0]}

    def ask(self, interface, method, arguments=None):
        return self.program.desktop.bus.ask(self.program.name, self.path, A11Y + interface, method, arguments)

    def ask_property(self, interface, name):
        [value] = self.program.desktop.bus.ask(self.program.name, *property_question(self.path, A11Y + interface, name))
        return value

    @property
    def text(self):
        """The content of a field or a text."""
        found = self.with_interface("Text")
        [text] = found.ask("Text", "GetText", GLib.Variant("(ii)", (0, found.ask_property("Text", "CharacterCount"))))
        return text

    @property
    def value(self):
        """The number that a scale, a spin button or a progress bar shows."""
        return self.with_interface("Value").ask_property("Value", "CurrentValue")

    def has_state(self, name):
        """Whether it is checked, selected, focused, sensitive … now."""
        return has_state(join_states(*self.ask("Accessible", "GetState")), name)

    def extents(self):
        [box] = self.ask("Component", "GetExtents", IN_WINDOW)
        return Box(*box)

    def is_showing(self):
        """Whether it can be seen where what it is in can."""
        if self.has_state("showing"):
            return True
        if not self.has_state("visible"):
            return False
        return A11Y + "Component" not in self.ask("Accessible", "GetInterfaces")[0] or min(self.extents()[2:]) > 0

    def parent(self):
        return Node(self.program, self.ask_property("Accessible", "Parent")[1])

    def lineage(self):
        """It and what it is in, up to its window."""
        found, path = [], self.path
        while path not in (ROOT, NOWHERE):
            found.append(Node(self.program, path))
            path = found[-1].ask_property("Accessible", "Parent")[1]
        return found

    def children(self):
        """The program's own, its windows, at once: one may go after they were counted, and GTK 4.8 then complains of
        another that is hidden."""
        if self.path == ROOT:
            return [Node(self.program, path) for _, path in self.ask("Accessible", "GetChildren")[0] if path != NOWHERE]
        count = self.ask_property("Accessible", "ChildCount")
        found = [self.ask("Accessible", "GetChildAtIndex", GLib.Variant("(i)", (index,)))[0][1] for index in range(count)]
        return [Node(self.program, path) for path in found if path != NOWHERE]

    def nodes(self):
        """It and what is in it, from the top, as far as it can be seen; nothing where it is gone."""
        try:
            return [Node(self.program, path) for path in self.program.look().seen(self.path)]
        except Gone:
            return []

    def bears(self, name, role=None):
        """What is gone bears nothing."""
        try:
            return role in (None, self.role) and (name in (None, self.name) or self.own_text() == name)
        except Gone:
            return False

    def own_text(self):
        return self.program.look().texts([self.path]).get(self.path)

    def find(self, name, role=None, timeout=None):
        """The first thing within it that bears NAME exactly, waited for."""
        try:
            return wait_until(lambda: self.find_all(name, role), describe(name, role), timeout)[0]
        except AssertionError as error:
            seen = "\n".join(self.tree())
            raise AssertionError(f"{error}{self.program.death()}; what can be seen there:\n{seen}") from None

    def find_all(self, name=None, role=None):
        try:
            return [Node(self.program, path) for path in self.program.look().bearing(self.path, name, role)]
        except Gone:
            return []

    def with_interface(self, interface):
        """It or the first thing within it that has this AT-SPI interface."""
        look = lambda: next((node for node in self.nodes() if interface in node.interfaces), None)  # noqa: E731
        return wait_until(look, lambda: f"{interface} of {describe(self.name, self.role)}")

    def nameless(self):
        return nameless(self.nodes())

    def click(self):
        """Activates it, or what it is the label of: by its own action, else with the mouse. A button that opens
        something has the one that is pressed within it."""
        inner = first_child(self, HOLDERS) if self.role in HOLDERS else None
        if any(node.role in CLICKABLE and node.carry_out() for node in (inner or self).lineage()):
            self.program.forget()
            return
        self.press()

    def carry_out(self):
        """Does what a click does, if it offers that; whether it did."""
        for index in range(self.ask_property("Action", "NActions") if "Action" in self.interfaces else 0):
            number = GLib.Variant("(i)", (index,))
            if self.ask("Action", "GetName", number)[0] in CLICKS:
                return self.ask("Action", "DoAction", number)[0]
        return False

    def press(self, button=1, times=1):
        """Clicks its middle with the mouse, once it stands still where it can be seen."""
        self.program.activate_window()
        self.scroll_to()
        self.point()
        self.program.desktop.click(button, times)
        self.program.forget()

    def point(self):
        """Leads the mouse to its middle, wherever that moves meanwhile, until it stands still for a while: what was
        done to the window may move it only when the next frame is laid out."""
        place, surface, n_still = None, self.surface(), 0
        while n_still < STILL:
            last, place = place, self.middle(surface)
            if place != last:
                self.program.desktop.ask("mousemove", "--window", *map(str, place))
            n_still = n_still + 1 if place == last else 0
            time.sleep(PAUSE)

    def panes(self):
        """What it scrolls in, the innermost first."""
        return [node for node in self.lineage()[1:] if node.role == "scroll pane"]

    def scroll_to(self):
        """Turns the mouse's wheel until its middle is within all that it scrolls in, as far as that goes."""
        for pane in reversed(self.panes()):
            last = None
            while (box := self.extents()).y != last:
                view, middle, last = pane.extents(), box.y + box.height // 2, box.y
                if view.y <= middle < view.y + view.height:
                    break
                pane.point()
                self.program.desktop.ask("click", "--repeat", "3", "4" if middle < view.y else "5")
                time.sleep(4 * PAUSE)
                self.program.forget()

    def surface(self):
        """The window of the display that it is drawn in, and what begins there; None where that is the program's window.
        GTK counts what is in a popover as if it hung from its button; it is a window of its own, of its size. Newer
        releases do not call a popover by a name: it is what hangs from a button and has a window of its size."""
        main, line = self.program.window_id(), self.lineage()
        for node, holder in zip(line, line[1:]):
            window = node.own_window(main) if node.role in ("filler", "panel", "menu") and holder.role in HOLDERS else None
            if window is not None:
                return window, node
        return main, None

    def own_window(self, main):
        """The window beside MAIN that has its size, if there is one."""
        box = self.extents()
        size = f"Geometry: {box.width}x{box.height}\n"
        ask = self.program.desktop.ask
        shown = ask("search", "--onlyvisible", "--pid", str(self.program.process.pid)).split()
        return next((one for one in shown if one != main and size in ask("getwindowgeometry", one)), None)

    def middle(self, surface):
        """As xdotool wants it: the window of SURFACE and the place in it."""
        window, origin = surface
        box, begin = self.extents(), origin.extents() if origin else Box(0, 0, 0, 0)
        return window, box.x + box.width // 2 - begin.x, box.y + box.height // 2 - begin.y

    def drag_to(self, other):
        """Takes it with the mouse at its middle and lets it fall in the middle of OTHER, at a hand's pace: the
        toolkit begins a drag only after some way, and what lies below must hear of it before it falls."""
        self.program.activate_window()
        (window, x, y), (_, end_x, end_y) = self.middle(self.surface()), other.middle(other.surface())
        def move(part):
            place = (str(round(x + (end_x - x) * part)), str(round(y + (end_y - y) * part)))
            self.program.desktop.ask("mousemove", "--window", window, *place)
            time.sleep(PAUSE)
        move(0)
        self.program.desktop.ask("mousedown", "1")
        for step in range(1, DRAG_STEPS + 1):
            move(step / DRAG_STEPS)
        move(1)
        self.program.desktop.ask("mouseup", "1")
        self.program.forget()

    def focus(self):
        """Gives it the keyboard focus."""
        if not self.has_state("focused"):
            self.press()

    def set_text(self, text):
        """Puts TEXT into the field, in the place of what it held."""
        self.with_interface("EditableText").ask("EditableText", "SetTextContents", GLib.Variant("(s)", (text,)))
        self.program.forget()

    def tree(self, depth=0):
        """Its lines; without what goes away meanwhile."""
        try:
            marks = [state for state in ("focused", "checked", "selected") if self.has_state(state)]
            yield "  " * depth + " ".join([self.role, repr(self.name), *marks])
            for child in self.children():
                if child.is_showing():
                    yield from child.tree(depth + 1)
        except Gone:
            return


def has_focus(node):
    """Not where it is gone."""
    return any_has_focus([node])


def any_has_focus(nodes):
    """Of what is there now."""
    questions = [(node.path, A11Y + "Accessible", "GetState", None) for node in nodes]
    answers = nodes[0].program.desktop.bus.ask_all(nodes[0].program.name, questions) if nodes else []
    return any(has_state(join_states(*answer), "focused") for answer in answers if answer)


def nameless(nodes):
    """Controls whose accessible name is only their type's: each one a defect, save those within the
    toolkit's own controls."""
    return [node for node in nodes
            if node.role in CONTROLS and re.fullmatch(r"|(Gtk|Adw|Bc)[A-Z]\w+", node.name)]


def first_child(node, roles):
    return next((child for child in node.children() if child.role in roles), None)


def describe(name, role):
    return f"{role or 'something'} named '{name}'"


def stop(process, how=signal.SIGTERM):
    if process is None or process.poll() is not None:
        return
    process.send_signal(how)
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
