# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a program in a real window: a private display, session bus, accessibility bus and window
manager, a home of its own, and what a person (or a screen reader) can do there.

    with driver.Desktop() as desktop:
        program = desktop.start(["barrios"])
        program.find("Districts", role="list").find("Add").click()
        program.find("Name").set_text("Franklin")
        program.key("ctrl+z")
        program.picture("after.png")

Traps of the toolkit, met here once and for all. GTK 4.8 marks only top levels as showing: below
them, visible and with a size on every level is all there is, and a page of a stack that was shown and
is hidden now still has both; ask for what is in it by what it says, or look at the picture. A control
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
import tempfile
import time
from pathlib import Path

TIMEOUT = float(os.environ.get("BC_GUI_TIMEOUT", "15"))
# Within this, a desktop is up or something is wrong with it.
START_TIMEOUT = 4 * TIMEOUT
PAUSE = 0.05
DRAG_STEPS = 8
A11Y_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
CLICKS = ("click", "toggle", "press")
# What the newer releases of AT-SPI and GTK call otherwise.
ROLES = {"button": "push button", "grouping": "panel", "radio button": "check box"}
CLICKABLE = ("push button", "toggle button", "switch", "page tab", "link")
HOLDERS = ("push button", "toggle button", "combo box")
CONTROLS = ("text", "entry", "password text", "push button", "toggle button", "check box", "switch", "combo box", "spin button", "slider", "list", "table", "tree table", "grid", "link", "menu item")
LIBC = ctypes.CDLL(None)
Atspi = GLib = None


def connect():
    """Loads AT-SPI, which looks for its bus at once: only after the session bus is up. Nothing is to be
    cached: what it heard of a window that was still being built would stay for good. AT-SPI of Debian 12
    heeds the mask; that of Debian 13 does not and must be told to forget each time (Node.accessible)."""
    global Atspi, GLib
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi as loaded_atspi, GLib as loaded_glib
    Atspi, GLib = loaded_atspi, loaded_glib
    Atspi.set_timeout(5000, 5000)
    Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)


def wait_until(condition, what, timeout=None):
    """What CONDITION returns as soon as it is true; AssertionError naming WHAT, which may be a function that does,
    after TIMEOUT seconds. What goes away while it is being asked is not what is waited for."""
    end = time.monotonic() + (timeout or TIMEOUT)
    while True:
        gone = ""
        try:
            found = condition()
        except Exception as error:
            if not is_gone(error):
                raise
            found, gone = None, f" ({error})"
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain for {what() if callable(what) else what}{gone}")
        settle()
        time.sleep(PAUSE)


def is_gone(error):
    """Whether AT-SPI was asked of a window or a control that is there no more."""
    return GLib is not None and isinstance(error, GLib.GError)


def settle():
    """Lets AT-SPI hear of what came and went: it only listens in the main context."""
    context = GLib.MainContext.default() if GLib else None
    while context and context.iteration(False):
        pass


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
        self.servants, self.programs = [], []
        self.awaited = "nothing"

    def __enter__(self):
        self.home = Path(tempfile.mkdtemp(prefix="barrios-gui-"))
        self.environment = self.make_environment()
        try:
            with deadline(START_TIMEOUT, lambda: f"the desktop, at {self.awaited}"):
                self.start_display()
                self.start_buses()
                self.start_window_manager()
                self.awaited = "the accessibility bus"
                connect()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for program in self.programs:
            program.kill()
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
        """Xvfb chooses a free number itself and says which; it must not start anew when a client was the last."""
        reader, writer = os.pipe()
        screen = f"{self.width}x{self.height}x24"
        self.serve(["Xvfb", "-displayfd", str(writer), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"], pass_fds=[writer])
        os.close(writer)
        with os.fdopen(reader) as said:
            number = said.readline().strip()
        if not number:
            raise AssertionError("Xvfb did not start")
        self.environment["DISPLAY"] = os.environ["DISPLAY"] = f":{number}"

    def start_buses(self):
        bus = self.serve(["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True)
        address = bus.stdout.readline().strip()
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"] = address
        os.environ["XDG_RUNTIME_DIR"] = self.environment["XDG_RUNTIME_DIR"]
        self.serve([A11Y_LAUNCHER, "--launch-immediately"])

    def start_window_manager(self):
        """Waits until it manages: a window that came before it would never have the focus. The first key of all
        changes the display's keyboard, upon which a window manager takes its own keys anew: here it is one that
        nobody misses if it is lost."""
        manager = self.serve(["openbox", "--sm-disable"])
        def is_up():
            if manager.poll() is not None:
                raise AssertionError(f"openbox ended with {manager.returncode}")
            return self.ask("get_desktop")
        wait_until(is_up, "the window manager")
        self.ask("key", "Shift_L")

    def ask(self, *words):
        """What xdotool answers; nothing where it finds nothing."""
        return subprocess.run(["xdotool", *words], env=self.environment, stderr=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, text=True, check=False, timeout=TIMEOUT).stdout

    def start(self, command, environment=None, window=True):
        """Starts a program; with WINDOW waits until its first window is up."""
        program = Program(self, [str(part) for part in command], environment or {})
        self.programs.append(program)
        program.start(window)
        return program


class Program:
    """A running program and its windows."""

    def __init__(self, desktop, command, environment):
        self.desktop, self.command = desktop, command
        self.environment = {**desktop.environment, **environment}
        self.process = self.said = None

    def start(self, window=True):
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

    def root(self):
        """The program's accessible; None before it has one."""
        settle()
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(index)
            if found is not None and found.get_process_id() == self.process.pid:
                return Node(self, found)
        return None

    def windows(self):
        try:
            root = self.root()
            return root.children() if root else []
        except Exception:  # the program or its bus name went away in between: there are no windows
            return []

    def nodes(self):
        """Every accessible of the program that can be seen, from the top."""
        for window in self.windows():
            yield from window.nodes()

    def find(self, name, role=None, timeout=None):
        """The first thing that can be seen and bears NAME exactly, waited for."""
        try:
            return wait_until(lambda: first(self.nodes(), name, role), describe(name, role), timeout)
        except AssertionError as error:
            raise AssertionError(f"{error}{self.death()}; what can be seen:\n{self.tree()}") from None

    def find_all(self, name=None, role=None):
        return [node for node in self.nodes() if node.bears(name, role)]

    def has(self, name, role=None):
        return first(self.nodes(), name, role) is not None

    def wait_gone(self, name, role=None, timeout=None):
        wait_until(lambda: not self.has(name, role), f"{describe(name, role)} to go", timeout)

    def nameless(self):
        return nameless(self.nodes())

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
        settle()

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
        found = self.look_for_window()
        if found and found[1]:
            return
        window = self.window_id()
        self.desktop.ask("windowactivate", window)
        wait_until(lambda: self.desktop.ask("getactivewindow").strip() == window, "the window to have the focus")

    def resize(self, width, height):
        """Asks the window manager for it; the window follows a little later, as far as it can."""
        subprocess.run(["xdotool", "windowsize", self.window_id(), str(width), str(height)],
                       env=self.environment, check=True, timeout=TIMEOUT)

    def picture(self, path):
        """Writes the whole screen to PATH as PNG."""
        settle()
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True)

    def tree(self):
        """What can be seen, indented, for people."""
        return "\n".join(line for window in self.windows() for line in window.tree())

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

    def __init__(self, program, accessible):
        self.program, self.remembered = program, accessible

    @property
    def accessible(self):
        """With whatever AT-SPI remembers of it forgotten; none above the program itself."""
        if self.remembered is not None:
            self.remembered.clear_cache()
        return self.remembered

    @property
    def name(self):
        """GTK 4.8 says the name that a button was given and then what is written on it: "_Add Add" is "Add"."""
        name = self.accessible.get_name() or ""
        half = len(name) // 2
        for given, shown in ((name[:half], name[half + 1:]), (name[:half + 1], name[half + 2:])):
            if given and given.replace("_", "", len(given) - len(shown)) == shown:
                return shown
        return name

    @property
    def role(self):
        return name_role(self.accessible)

    @property
    def text(self):
        """The content of a field or a text."""
        found = self.with_interface("Text")
        return Atspi.Text.get_text(found.get_text_iface(), 0, Atspi.Text.get_character_count(found.get_text_iface()))

    @property
    def value(self):
        """The number that a scale, a spin button or a progress bar shows."""
        return Atspi.Value.get_current_value(self.with_interface("Value").get_value_iface())

    def has_state(self, name):
        """Whether it is checked, selected, focused, sensitive …"""
        return self.accessible.get_state_set().contains(getattr(Atspi.StateType, name.upper()))

    def extents(self):
        return Atspi.Component.get_extents(self.accessible, Atspi.CoordType.WINDOW)

    def is_showing(self):
        states = self.accessible.get_state_set()
        if states.contains(Atspi.StateType.SHOWING):
            return True
        if not states.contains(Atspi.StateType.VISIBLE):
            return False
        try:
            box = self.extents()
        except GLib.GError:  # what has no place is seen where its parent is
            if self.accessible.get_component_iface() is not None:
                raise
            return True
        return box.width > 0 and box.height > 0

    def parent(self):
        return Node(self.program, self.accessible.get_parent())

    def children(self):
        count = self.accessible.get_child_count()
        found = (self.accessible.get_child_at_index(index) for index in range(count))
        return [Node(self.program, child) for child in found if child is not None]

    def nodes(self):
        """It and what is in it, as far as it can be seen; what goes away meanwhile is left out."""
        try:
            if not self.is_showing():
                return
            children = self.children()
        except Exception:  # gone since it was listed
            return
        yield self
        for child in children:
            yield from child.nodes()

    def bears(self, name, role=None):
        try:
            return (role is None or self.role == role) and (name is None or name == self.name or name == self.own_text())
        except Exception:  # gone since it was listed
            return False

    def own_text(self):
        found = self.accessible.get_text_iface()
        return Atspi.Text.get_text(found, 0, Atspi.Text.get_character_count(found)) if found else None

    def find(self, name, role=None, timeout=None):
        """The first thing within it that bears NAME exactly, waited for."""
        try:
            return wait_until(lambda: first(self.nodes(), name, role), describe(name, role), timeout)
        except AssertionError as error:
            seen = "\n".join(self.tree())
            raise AssertionError(f"{error}{self.program.death()}; what can be seen there:\n{seen}") from None

    def find_all(self, name=None, role=None):
        return [node for node in self.nodes() if node.bears(name, role)]

    def with_interface(self, interface):
        """It or the first thing within it that has this AT-SPI interface."""
        for node in self.nodes():
            if interface in node.accessible.get_interfaces():
                return node.accessible
        raise AssertionError(f"{describe(self.name, self.role)} has no {interface}")

    def nameless(self):
        return nameless(self.nodes())

    def click(self):
        """Activates it, or what it is the label of: by its own action, else with the mouse. A button that opens
        something has the one that is pressed within it."""
        inner = first_child(self, HOLDERS) if self.role in HOLDERS else None
        accessible = inner.accessible if inner else self.accessible
        while accessible is not None:
            if name_role(accessible) in CLICKABLE and carry_out(accessible.get_action_iface()):
                settle()
                return
            accessible = accessible.get_parent()
        self.press()

    def press(self, button=1, times=1):
        """Clicks its middle with the mouse, once it stands still where it can be seen."""
        self.program.activate_window()
        self.scroll_to()
        self.point()
        self.program.desktop.ask("click", "--repeat", str(times), str(button))
        settle()

    def point(self):
        """Leads the mouse to its middle, wherever that moves meanwhile."""
        place = None
        while place != self.middle():
            place = self.middle()
            self.program.desktop.ask("mousemove", "--window", *map(str, place))
            time.sleep(PAUSE)
            settle()

    def panes(self):
        """What it scrolls in, the innermost first."""
        node = self.parent()
        while node.accessible is not None and node.role not in ("frame", "dialog", "window"):
            if node.role == "scroll pane":
                yield node
            node = node.parent()

    def scroll_to(self):
        """Turns the mouse's wheel until its middle is within all that it scrolls in, as far as that goes."""
        for pane in reversed(list(self.panes())):
            last = None
            while (box := self.extents()).y != last:
                view, middle, last = pane.extents(), box.y + box.height // 2, box.y
                if view.y <= middle < view.y + view.height:
                    break
                pane.point()
                self.program.desktop.ask("click", "--repeat", "3", "4" if middle < view.y else "5")
                time.sleep(4 * PAUSE)
                settle()

    def surface(self):
        """The window of the display that it is drawn in, and where that begins as extents () counts. GTK counts what
        is in a popover as if it hung from its button; it is a window of its own, of its size. Newer releases do not
        call a popover by a name: it is what hangs from a button and has a window of its size."""
        main, node = self.program.window_id(), self
        while node.accessible is not None:
            if node.role in ("filler", "panel", "menu") and node.parent().role in HOLDERS:
                window = node.own_window(main)
                if window is not None:
                    box = node.extents()
                    return window, box.x, box.y
            node = node.parent()
        return main, 0, 0

    def own_window(self, main):
        """The window beside MAIN that has its size, if there is one."""
        box = self.extents()
        size = f"Geometry: {box.width}x{box.height}\n"
        ask = self.program.desktop.ask
        shown = ask("search", "--onlyvisible", "--pid", str(self.program.process.pid)).split()
        return next((one for one in shown if one != main and size in ask("getwindowgeometry", one)), None)

    def middle(self):
        """As xdotool wants it: the window and the place in it."""
        window, x, y = self.surface()
        box = self.extents()
        return window, box.x + box.width // 2 - x, box.y + box.height // 2 - y

    def drag_to(self, other):
        """Takes it with the mouse at its middle and lets it fall in the middle of OTHER, at a hand's pace: the
        toolkit begins a drag only after some way, and what lies below must hear of it before it falls."""
        self.program.activate_window()
        (window, x, y), (_, end_x, end_y) = self.middle(), other.middle()
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
        settle()

    def focus(self):
        """Gives it the keyboard focus."""
        if not self.has_state("focused"):
            self.press()

    def set_text(self, text):
        """Puts TEXT into the field, in the place of what it held."""
        accessible = self.with_interface("EditableText")
        Atspi.EditableText.set_text_contents(accessible.get_editable_text_iface(), text)
        settle()

    def tree(self, depth=0):
        marks = [state for state in ("focused", "checked", "selected") if self.has_state(state)]
        yield "  " * depth + " ".join([self.role, repr(self.name), *marks])
        for child in self.children():
            if child.is_showing():
                yield from child.tree(depth + 1)


def has_focus(node):
    """Not where it is gone."""
    try:
        return node.has_state("focused")
    except Exception as error:
        if not is_gone(error):
            raise
        return False


def nameless(nodes):
    """Controls whose accessible name is only their type's: each one a defect, save those within the
    toolkit's own controls."""
    return [node for node in nodes
            if node.role in CONTROLS and re.fullmatch(r"|(Gtk|Adw|Bc)[A-Z]\w+", node.name)]


def name_role(accessible):
    name = accessible.get_role_name()
    return ROLES.get(name, name)


def carry_out(action):
    """Does what a click does, if ACTION (nullable) offers that; whether it did."""
    for index in range(Atspi.Action.get_n_actions(action) if action else 0):
        if Atspi.Action.get_action_name(action, index) in CLICKS:
            return Atspi.Action.do_action(action, index)
    return False


def first(nodes, name, role):
    return next((node for node in nodes if node.bears(name, role)), None)


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
