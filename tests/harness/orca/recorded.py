"""Starts Orca with a synthesizer that writes down what it is handed, instead of a voice.

Prints what happens, a JSON array a line: what, and to what. Orca itself is as Debian ships it, up to the strings
that it hands to Speech Dispatcher; `speechd` below stands in for the client of that.
"""

import json
import re
import sys
import types

import gi
import pyatspi

gi.require_version("Gdk", "3.0")
from gi.repository import GLib


def report(what, to_what=""):
    print(json.dumps([what, to_what]), flush=True)


class Client:
    """Speech Dispatcher's client, with a voice that is done as soon as it has begun."""

    def __init__(self, *_args, **_kwargs):
        pass

    def speak(self, ssml, callback=None, event_types=None):
        text = re.sub(r"<[^>]*>", "", ssml)
        for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
            text = text.replace(entity, character)
        report("spoken", text)
        if callback:
            GLib.idle_add(self._call_back, callback)

    def _call_back(self, callback):
        callback("begin")
        callback("end")
        return False

    def char(self, character):
        report("spoken", character)

    def key(self, key):
        report("spoken", key)

    def cancel(self, *_args):
        report("cancelled")

    def list_synthesis_voices(self):
        return ()

    def list_output_modules(self):
        return ()

    def __getattr__(self, name):
        if name.startswith(("set_", "get_")) or name in ("stop", "close", "pause", "resume", "sound_icon"):
            return lambda *_args, **_kwargs: None
        raise AttributeError(name)


speechd = types.ModuleType("speechd")
speechd.SSIPClient = Client
speechd.SSIPCommunicationError = type("SSIPCommunicationError", (Exception,), {})
speechd.CallbackType = types.SimpleNamespace(BEGIN="begin", END="end", CANCEL="cancel", INDEX_MARK="index_marks")
speechd.PunctuationMode = types.SimpleNamespace(ALL="all", NONE="none", SOME="some", MOST="most")
speechd.DataMode = types.SimpleNamespace(TEXT="text", SSML="ssml")
speechd.Priority = types.SimpleNamespace(MESSAGE="message")
sys.modules["speechd"] = speechd

from orca import orca, event_manager, settings, speechdispatcherfactory


def after(owner, name, reported):
    """Reports after a method of Orca has done its work."""
    method = getattr(owner, name)

    def and_report(self, event, *args):
        try:
            return method(self, event, *args)
        finally:
            what = reported(event)
            if what:
                report(*what)

    setattr(owner, name, and_report)


def object_event(event):
    if event.type.startswith("object:state-changed:focused") and event.detail1:
        return ("focused", event.source.name)
    if event.type.startswith("object:state-changed:busy") and not event.detail1:
        return ("loaded", event.source.name)
    return ("other", event.type)


after(event_manager.EventManager, "_processObjectEvent", object_event)
after(
    event_manager.EventManager,
    "_processKeyboardEvent",
    lambda event: ("key released", event.event_string) if event.type == pyatspi.KEY_RELEASED_EVENT else None,
)

say_all = speechdispatcherfactory.SpeechServer.sayAll


def say_all_and_report(self, utterances, callback):
    def to_the_end():
        yield from utterances
        report("said all")

    report("saying all")
    say_all(self, to_the_end(), callback)


speechdispatcherfactory.SpeechServer.sayAll = say_all_and_report

settings.enableBraille = False
settings.enableSound = False
settings.enableKeyEcho = False

manager = orca.getSettingsManager()
manager.activate(None, {"enableBraille": False, "enableSound": False})
GLib.idle_add(report, "ready")
sys.exit(orca.main())
