"""As much GraphQL as the gateway and the conformance check send, driven by the contract's own text.

Understood of questions: one query or mutation with variables; fields with aliases and arguments; fragments on a type (`... on Contract { id }`).
Refused, with an error that says so: named fragments, directives, variables' default values. The contract itself is read
too, so that unknown fields, arguments and values are refused without a list of them here.
"""

import datetime
import re

TOKEN = re.compile(
    r'[\s,\ufeff]+|#[^\n]*'
    r'|(?P<block>"""(?:\\"""|(?!""").)*""")|(?P<string>"(?:\\.|[^"\\\n])*")'
    r'|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<name>[_A-Za-z]\w*)|(?P<mark>\.\.\.|[!$&()\[\]{}:=|@])',
    re.S | re.A,
)
DEEPEST = 30


class Refused(Exception):
    """A question that cannot be answered: the asker's mistake. The message is shown."""

    def __init__(self, message, code="GRAPHQL_VALIDATION_FAILED", status=200):
        super().__init__(message)
        self.code, self.status = code, status


class Reader:
    """Reads a text token by token."""

    def __init__(self, text):
        self.tokens, at = [], 0
        while at < len(text):
            found = TOKEN.match(text, at)
            if found is None:
                raise Refused(f"Unexpected character {text[at]!r} at {at}.", "GRAPHQL_PARSE_FAILED")
            if found.lastgroup:
                self.tokens.append((found.lastgroup, found.group()))
            at = found.end()
        self.tokens.append(("end", ""))
        self.at = self.depth = 0

    def peek(self):
        return self.tokens[self.at][1]

    def take(self, wanted=None, kind=None):
        found_kind, text = self.tokens[self.at]
        if (wanted is not None and text != wanted) or (kind is not None and found_kind != kind):
            raise Refused(f"Expected {wanted or kind}, but found {text or 'the end'}.", "GRAPHQL_PARSE_FAILED")
        self.at += 1
        return text

    def skip(self, text):
        if self.peek() == text:
            self.at += 1
            return True
        return False

    def many(self, first, last, read):
        """What stands between two marks; an empty list where the first is not there."""
        items = []
        if self.skip(first):
            self.depth += 1
            if self.depth > DEEPEST:
                raise Refused("The question is too deep.")
            while not self.skip(last):
                items.append(read())
            self.depth -= 1
        return items

    def value(self, variables):
        """A value; `variables` gives those that stand in it."""
        kind, text = self.tokens[self.at]
        if text == "[":
            return self.many("[", "]", lambda: self.value(variables))
        if text == "{":
            return dict(self.many("{", "}", lambda: (self.take(kind="name"), self.take(":"), self.value(variables))[::2]))
        self.at += 1
        if text == "$":
            return variables(self.take(kind="name"))
        if kind == "number":
            return float(text) if re.search(r"[.eE]", text) else int(text)
        if kind == "string":
            return re.sub(r"\\(u[0-9a-fA-F]{4}|.)", lambda m: chr(int(m[1][1:], 16)) if m[1][0] == "u" else m[1], text[1:-1])
        if kind == "block":
            return text[3:-3].strip()
        if kind == "name":
            return {"true": True, "false": False, "null": None}.get(text, text)
        raise Refused(f"Expected a value, but found {text or 'the end'}.", "GRAPHQL_PARSE_FAILED")

    def type(self):
        """A type: (its name, or the type of a list's items; whether null is allowed not)."""
        if self.skip("["):
            inner = self.type()
            self.take("]")
        else:
            inner = self.take(kind="name")
        return inner, self.skip("!")

    def described(self):
        if self.tokens[self.at][0] in ("string", "block"):
            self.at += 1

    def directives(self):
        while self.skip("@"):
            self.take(kind="name")
            self.many("(", ")", self.argument)

    def argument(self):
        """An argument that is given, or declared: its name, type or value, and default value."""
        self.described()
        name = self.take(kind="name")
        self.take(":")
        return name, self.value(lambda variable: None)

    def declared(self):
        """A field or argument as a type declares it: name, (type, arguments, default value)."""
        self.described()
        name = self.take(kind="name")
        arguments = dict(self.many("(", ")", self.declared))
        self.take(":")
        type_ = self.type()
        default = self.value(lambda variable: None) if self.skip("=") else None
        self.directives()
        return name, (type_, arguments, default)


class Schema:
    """The contract: fields of each type, values of each enum."""

    def __init__(self, sdl):
        self.fields, self.values, self.inputs = {}, {}, set()
        reader = Reader(sdl)
        while reader.peek() != "":
            reader.described()
            reader.skip("extend")
            kind = reader.take(kind="name")
            if kind == "directive":
                reader.take("@"), reader.take(kind="name"), reader.many("(", ")", reader.declared)
                reader.skip("repeatable"), reader.take("on"), reader.take(kind="name")
                while reader.skip("|"):
                    reader.take(kind="name")
                continue
            name = "" if kind == "schema" else reader.take(kind="name")
            while reader.peek() not in ("{", "@", "=") and reader.tokens[reader.at][1] in ("implements", "&"):
                reader.at += 2
            reader.directives()
            if kind == "union":
                reader.take("="), reader.take(kind="name")
                while reader.skip("|"):
                    reader.take(kind="name")
                self.fields[name] = {}
            elif kind == "enum":
                self.values[name] = reader.many("{", "}", lambda: (reader.described(), reader.take(kind="name"), reader.directives())[1])
            elif kind in ("type", "interface", "input"):
                self.fields.setdefault(name, {}).update(reader.many("{", "}", reader.declared))
                if kind == "input":
                    self.inputs.add(name)

    def coerce(self, value, type_, place):
        """A value as its type has it. @raises Refused"""
        inner, required = type_
        if value is None:
            if required:
                raise Refused(f"{place} must not be null.", "BAD_USER_INPUT")
            return None
        if isinstance(inner, tuple):
            return [self.coerce(each, inner, place) for each in (value if isinstance(value, list) else [value])]
        if inner in self.inputs:
            return self.coerce_all(value, self.fields[inner], place)
        if inner in self.values:
            accepted = isinstance(value, str) and value in self.values[inner]
        else:
            accepted, value = scalar(inner, value)
        if not accepted:
            raise Refused(f"{place} is no {inner}.", "BAD_USER_INPUT")
        return value

    def coerce_all(self, given, declared, place):
        """Arguments, or an input object's fields, with default values filled in."""
        if not isinstance(given, dict):
            raise Refused(f"{place} must be an object.", "BAD_USER_INPUT")
        for name in given:
            if name not in declared:
                raise Refused(f"{place} has no {name}.", "BAD_USER_INPUT")
        values = {}
        for name, (type_, _, default) in declared.items():
            if name in given or default is not None or type_[1]:
                values[name] = self.coerce(given.get(name, default), type_, f"{place}.{name}")
        return values

    def select(self, reader, type_name, variables):
        """A selection on a type: [(on which type, key, field, arguments, selection)]."""

        def one():
            if reader.skip("..."):
                reader.take("on")
                on = reader.take(kind="name")
                if on not in self.fields:
                    raise Refused(f"There is no type {on}.")
                return [(on, *rest) for _, *rest in self.select(reader, on, variables)]
            key = field = reader.take(kind="name")
            if reader.skip(":"):
                field = reader.take(kind="name")
            if field == "__typename":
                return [(None, key, field, {}, None)]
            if field not in self.fields[type_name]:
                raise Refused(f"{type_name} has no field {field}.")
            (inner, _), declared, _ = self.fields[type_name][field]
            while isinstance(inner, tuple):
                inner, _ = inner
            given = reader.many("(", ")", lambda: (reader.take(kind="name"), reader.take(":"), reader.value(variables))[::2])
            arguments = self.coerce_all(dict(given), declared, field)
            if (inner in self.fields) != (reader.peek() == "{"):
                raise Refused(f"{type_name}.{field} must {'have' if inner in self.fields else 'not have'} a selection.")
            return [(None, key, field, arguments, self.select(reader, inner, variables) if inner in self.fields else None)]

        if reader.peek() != "{":
            raise Refused("Expected a selection.", "GRAPHQL_PARSE_FAILED")
        found = [each for group in reader.many("{", "}", one) for each in group]
        if not found:
            raise Refused("A selection must not be empty.", "GRAPHQL_PARSE_FAILED")
        return found

    def question(self, text, given):
        """The type of the root, and the selection. @raises Refused"""
        reader, root = Reader(text), "Query"
        if reader.peek() != "{":
            root = {"query": "Query", "mutation": "Mutation"}.get(reader.take(kind="name"))
            if root is None:
                raise Refused("Expected a query or a mutation.", "GRAPHQL_PARSE_FAILED")
            if reader.peek() not in ("(", "{"):
                reader.take(kind="name")
        names = set(name for name, _ in reader.many("(", ")", lambda: (reader.take("$"), reader.declared())[1]))

        def variable(name):
            if name not in names:
                raise Refused(f"The variable ${name} is not declared.")
            return given.get(name)

        selection = self.select(reader, root, variable)
        reader.take("")
        return root, selection


def scalar(name, value):
    """Whether a value is one of a scalar type, and its one written form."""
    if name == "Boolean":
        return isinstance(value, bool), value
    if name == "Int":
        return isinstance(value, int) and not isinstance(value, bool) and -(2**31) <= value < 2**31, value
    if name in ("ID", "Rial", "BigInt") and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if name == "_Any":
        return isinstance(value, dict), value
    if not isinstance(value, str):
        return False, value
    if name in ("Rial", "BigInt"):
        return re.fullmatch(r"-?\d{1,38}", value) is not None, value
    if name == "Date":
        try:
            return re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.A) is not None and bool(datetime.date.fromisoformat(value)), value
        except ValueError:
            return False, value
    return True, value


def answer(selection, type_name, source, resolvers):
    """The data for a selection. Objects are dictionaries that name their own type; a field is what a resolver gives, or what stands there."""
    data = {}
    for on, key, field, arguments, inner in selection:
        if on not in (None, type_name):
            continue
        if field == "__typename":
            data[key] = type_name
            continue
        resolve = resolvers.get((type_name, field))
        value = resolve(source, arguments) if resolve else source.get(field)
        data[key] = complete(value, inner, resolvers)
    return data


def complete(value, inner, resolvers):
    if value is None or inner is None:
        return value
    if isinstance(value, list):
        return [complete(each, inner, resolvers) for each in value]
    return answer(inner, value["__typename"], value, resolvers)
