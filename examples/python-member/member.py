#!/usr/bin/env python3
"""A member of the province in Python's standard library: it serves the contracts of a CSV file.

    shafaf conformance --contract > contract.graphql
    python3 member.py --code maragheh-municipality --kind MUNICIPALITY --county maragheh-county --contract contract.graphql \
        --trust https://shafaf.example.ir/.well-known/jwks.json contracts.csv
"""

import argparse
import base64
import csv
import datetime
import hashlib
import json
import re
import unicodedata
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import graphql
import search
import suppliers
from graphql import Refused
from signatures import Trust

LARGEST_PAGE, USUAL_PAGE, LARGEST_BODY = 200, 20, 1_000_000
DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩يىكۀةأإآٱ", "01234567890123456789ییکههاااا")

options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
options.add_argument("file", help="the contracts: localId, title, description, amount, signedOn, fiscalYear, procurementMethod, supplierNationalId, supplierName, publishedAt")
options.add_argument("--code", required=True, help="the body's code in the register")
options.add_argument("--kind", required=True, choices=["GOVERNORATE", "COUNTY", "MUNICIPALITY"])
options.add_argument("--county", help="code of the county that the body is or lies in")
options.add_argument("--contract", required=True, help="what `shafaf conformance --contract` prints")
options.add_argument("--trust", help="the gateway's public keys, an address or a file; without them the fields of federation are answered to nobody")
options.add_argument("--host", default="127.0.0.1")
options.add_argument("--port", type=int, default=4101)
settings = options.parse_args()

with open(settings.contract, encoding="utf-8") as contract:
    SDL = contract.read()
ENTITIES = re.findall(r"^type (\w+)[^{]*@key", SDL, re.M)
FEDERATION = f"""scalar _Any union _Entity = {" | ".join(ENTITIES)} type _Service {{ sdl: String! }}
extend type Query {{ _entities(representations: [_Any!]!): [_Entity]! _service: _Service! }}"""
SCHEMA = graphql.Schema(SDL + FEDERATION)
OWN = {"__typename": "Member", "code": settings.code}


def fold(text):
    """For the filter `text`: letters and digits of one kind, and no half-spaces."""
    plain = unicodedata.normalize("NFKC", text).translate(DIGITS).lower()
    return "".join(each for each in plain if unicodedata.category(each) not in ("Cf", "Mn"))


def canonical(value):
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{canonical(value[key])}" for key in sorted(value) if value[key] is not None) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def threshold_class(amount, year):
    """A class by the thresholds of the Tenders Act; not known for municipalities, whose regulation is another."""
    limits = None if settings.kind == "MUNICIPALITY" else LIMITS.get(year)
    names = [name for name, limit in zip(("SMALL", "MEDIUM"), limits or ()) if amount and 0 <= int(amount) <= limit]
    found = names[0] if names else "LARGE" if limits and amount and int(amount) >= 0 else "UNKNOWN"
    return {
        "__typename": "ThresholdClassification",
        "class": found,
        "regime": "MUNICIPAL_REGULATION" if settings.kind == "MUNICIPALITY" else "TENDERS_ACT",
        "year": int(year) if year else None,
        "limits": limits and {"__typename": "ThresholdLimits", "smallUpTo": str(limits[0]), "mediumUpTo": str(limits[1]), "sourceFa": SOURCE[0], "sourceEn": SOURCE[1]},
        "explanationFa": "نامعلوم: مبلغ، سال یا نصاب‌های آن سال در دست نیست." if found == "UNKNOWN" else "بنا بر نصاب‌های سال قرارداد.",
        "explanationEn": "Not known: the amount, the year or its thresholds are not there." if found == "UNKNOWN" else "By the thresholds of the contract's year.",
    }


LIMITS = {"1402": (1_450_000_000, 14_500_000_000), "1403": (2_100_000_000, 21_000_000_000)}
SOURCE = ("نصاب معاملات، مادهٔ ۳ قانون برگزاری مناقصات", "Thresholds of transactions, Article 3 of the Tenders Act")


def read_row(cells):
    cell = {name: value.strip() or None for name, value in cells.items()}
    national_id, name = cell["supplierNationalId"], cell["supplierName"]
    resolution, key = suppliers.resolve(national_id, name)
    supplier = {"__typename": "Supplier", "key": key, "resolution": resolution, "nationalId": national_id, "name": name, "identifier": None}
    return {
        "__typename": "Contract",
        "id": f"{settings.code}:contracts:{cell['localId']}",
        "member": OWN,
        "category": "CONTRACTS",
        "title": cell["title"],
        "description": cell["description"],
        "status": "PUBLISHED",
        "fiscalYear": int(cell["fiscalYear"]) if cell["fiscalYear"] else None,
        "publishedAt": cell["publishedAt"],
        "modifiedAt": cell["publishedAt"],
        "revision": 1,
        "content": canonical(cell),
        "contentHash": hashlib.sha256(canonical(cell).encode()).hexdigest(),
        "sample": True,  # invented, as everything in this example
        "documents": [],
        "redactions": [],
        "warnings": [],
        "awards": [],
        "amendments": [],
        "amount": cell["amount"],
        "signedOn": cell["signedOn"],
        "supplier": supplier if national_id or name else None,
        "supplierName": name and suppliers.fold_name(name),
        "thresholdClass": threshold_class(cell["amount"], cell["fiscalYear"]),
        "tender": {"__typename": "Tender", "procurementMethod": cell["procurementMethod"]} if cell["procurementMethod"] else None,
        "search": fold(" ".join(filter(None, [cell["localId"], cell["title"], cell["description"], cell["supplierName"]]))),
    }


with open(settings.file, encoding="utf-8", newline="") as file:
    ROWS = [read_row(cells) for cells in csv.DictReader(file)]


# -- Values of rows


def at(row, path):
    for name in path.split("."):
        row = row and row.get(name)
    return row


def number(field, value):
    """A value that rows are ordered by, as a number; None for none. @raises ValueError"""
    if value is None:
        return None
    if field in ("amount", "score"):
        return int(value)
    if field == "signedOn":
        return datetime.date.fromisoformat(value).toordinal()
    return round(datetime.datetime.fromisoformat(value.replace("Z", "+00:00")).timestamp() * 1000)


def matching(rows, given):
    """The rows that a filter leaves. A condition that is null does not count; a row without the value meets none."""
    if not rows:
        return []
    wanted = {name: value for name, value in (given or {}).items() if value is not None}

    def known(field, test):
        return lambda value: lambda row: row[field] is not None and test(row[field], value)

    conditions = {
        "minAmount": known("amount", lambda amount, least: int(amount) >= int(least)),
        "maxAmount": known("amount", lambda amount, most: int(amount) <= int(most)),
        "signedFrom": known("signedOn", lambda day, first: day >= first),
        "signedTo": known("signedOn", lambda day, last: day <= last),
        "fiscalYear": known("fiscalYear", lambda year, only: year == only),
        "member": lambda codes: lambda row: settings.code in codes,
        "memberKind": lambda kind: lambda row: kind == settings.kind,
        "county": lambda county: lambda row: county == settings.county,
        "supplier": lambda key: lambda row: at(row, "supplier.key") == key.strip().translate(suppliers.DIGITS),
        "procurementMethod": lambda methods: lambda row: at(row, "tender.procurementMethod") in methods and row["tender"] is not None,
        "thresholdClass": lambda classes: lambda row: at(row, "thresholdClass.class") in classes,
        "text": lambda text: lambda row: all(fold(word) in row["search"] for word in text.split()),
        "sample": lambda sample: lambda row: row["sample"] == sample,
    }
    tests = [conditions[name](value) for name, value in wanted.items()]
    return [row for row in rows if all(test(row) for test in tests)]


# -- Lists


def connection(rows, of, given, name="contracts", type_name="Contract"):
    order = given.get("orderBy") or SCHEMA.fields["Query"][name][1]["orderBy"][2]
    field = {"AMOUNT": "amount", "SIGNED_ON": "signedOn"}.get(order["field"], "publishedAt")

    def place(key, id_):
        """Places compare as the order says: no value last, equal ones by the bytes of the id."""
        value = number(field, key)
        return (value is None, 0 if value is None else value if order["direction"] == "ASC" else -value, id_.encode())

    return paged(matching(rows, given.get("filter")), given.get("filter"), of, given, name, order, field, place, type_name, LARGEST_PAGE)


LONGEST_TEXT = 200
SEARCHED = [search.texts_of(row["title"], [row["description"], at(row, "supplier.name"), row["id"].split(":", 2)[2]]) for row in ROWS]


def find(given):
    """What a text finds: the one order is that of scores."""
    if len(given["text"].encode("utf-16-le")) // 2 > LONGEST_TEXT:
        raise Refused(f"text may have {LONGEST_TEXT} characters at most.", "BAD_USER_INPUT")
    question, hits = search.Question(given["text"]), []
    for row, texts in zip(ROWS, SEARCHED):
        score = question.score(*texts)
        if score is not None and "CONTRACTS" in (["CONTRACTS"] if given.get("categories") is None else given["categories"]):
            excerpt = (row["description"] or row["title"])[:240]
            own = {name: row[name] for name in ("id", "member", "category", "title")}
            hits.append({**own, "__typename": "SearchHit", "score": score, "excerpt": excerpt, "record": row})
    chosen = {name: given[name] for name in ("text", "categories", "filter") if given.get(name) is not None and canonical(given[name]) != "{}"}

    def place(score, id_):
        return (-score, id_.encode())

    found = matching(hits, given.get("filter"))
    return paged(found, chosen, None, given, "search", {"field": "score", "direction": "DESC"}, "score", place, "Search", LARGEST_PAGE)


def paged(rows, conditions, of, given, name, order, field, place, type_name, largest):
    """A page: docs/architecture.md, "One order, and cursors that need no state"."""
    scope = canonical([name, None if canonical(conditions) == "{}" else conditions, of])
    head = [1, order["field"], order["direction"]]
    tail = base64.urlsafe_b64encode(hashlib.sha256(scope.encode()).digest()[:8]).decode().rstrip("=")

    def cursor(row):
        text = json.dumps([*head, row[field], row["id"], tail], ensure_ascii=False, separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def read_cursor(name):
        if given.get(name) is None:
            return None
        try:
            *found, key, id_, scope_ = json.loads(base64.urlsafe_b64decode(given[name] + "=" * (-len(given[name]) % 4)))
            if found == head and scope_ == tail and isinstance(id_, str):
                return place(key, id_)
        except (ValueError, TypeError, AttributeError):
            pass
        raise Refused(f"The text given as `{name}` is no cursor of this list, filter and order.", "BAD_CURSOR")

    first, last = given.get("first"), given.get("last")
    if first is not None and last is not None:
        raise Refused("Give either first or last, not both.", "BAD_USER_INPUT")
    size = USUAL_PAGE if first is None and last is None else first if last is None else last
    if not 0 <= size <= largest:
        raise Refused(f"A page has 0 to {largest} rows.", "BAD_USER_INPUT")
    after, before = read_cursor("after"), read_cursor("before")
    found = sorted(rows, key=lambda row: place(row[field], row["id"]))
    inside = [row for row in found if (after is None or place(row[field], row["id"]) > after) and (before is None or place(row[field], row["id"]) < before)]
    page = inside[:size] if last is None else inside[max(0, len(inside) - size) :]
    more = len(inside) > size
    info = {
        "__typename": "PageInfo",
        "hasNextPage": more if last is None else before is not None,
        "hasPreviousPage": after is not None if last is None else more,
        "startCursor": cursor(page[0]) if page else None,
        "endCursor": cursor(page[-1]) if page else None,
    }
    edges = [{**row, "__typename": f"{type_name}Edge", "cursor": cursor(row), "node": row.get("node", row)} for row in page]
    return {"__typename": f"{type_name}Connection", "nodes": [edge["node"] for edge in edges], "edges": edges, "pageInfo": info, "totalCount": len(found), "coverage": COVERAGE}


COVERAGE = {"__typename": "Coverage", "complete": True, "asked": 1, "answered": 1, "skipped": 0, "stale": [], "missing": [], "dropped": []}


def figures(rows):
    amounts = [int(row["amount"]) for row in rows if row["amount"] is not None]
    largest = str(max(amounts)) if amounts else None
    return {"count": len(rows), "sampleCount": sum(row["sample"] for row in rows), "amount": str(sum(amounts)), "largest": largest}


def group_limit(given):
    limit = USUAL_PAGE if given.get("first") is None else given["first"]
    if not 0 <= limit <= 100_000:
        raise Refused("first must be from 0 to 100000.", "BAD_USER_INPUT")
    return limit


def no_totals(type_name, given):
    """The figures over nothing: sums are nought, and what would be chosen among values is null."""
    group_limit(given)
    nought = {name: "0" if type_ == ("Rial", True) else 0 if type_[1] else None for name, (type_, _, _) in SCHEMA.fields[type_name].items()}
    return {**nought, "__typename": type_name, "groups": [], "coverage": COVERAGE}


def totals(rows, given):
    limit = group_limit(given)
    found, groups = matching(rows, given.get("filter")), {}
    names = {"MEMBER": "member.code", "FISCAL_YEAR": "fiscalYear", "SUPPLIER": "supplier.key", "PROCUREMENT_METHOD": "tender.procurementMethod", "THRESHOLD_CLASS": "thresholdClass.class"}
    by = given.get("groupBy")
    for row in found if by else []:
        groups.setdefault(settings.county if by == "COUNTY" else at(row, names[by]), []).append(row)
    described = []
    for key, members in groups.items():
        said = {
            "MEMBER": lambda: {"member": OWN},
            "COUNTY": lambda: {"county": key and {"__typename": "Member", "code": key}},
            "FISCAL_YEAR": lambda: {"fiscalYear": key},
            "SUPPLIER": lambda: {"supplier": key and supplier(key)},
            "PROCUREMENT_METHOD": lambda: {"procurementMethod": key},
            "THRESHOLD_CLASS": lambda: {"thresholdClass": key},
        }[by]()
        described.append({"__typename": "ContractTotalsGroup", "key": None if key is None else str(key), **figures(members), **said})
    described.sort(key=lambda group: (-int(group["amount"]), group["key"] is None, (group["key"] or "").encode()))
    return {"__typename": "ContractTotals", **figures(found), "groups": described[:limit], "groupCount": len(described), "coverage": COVERAGE}


# -- What was published, and when


def revisions(row, given):
    """What is in the file was published once and never changed."""
    if given.get("first") == 0 or (given.get("before") or 2) <= 1:
        return []
    file_hash, day = hashlib.sha256(open(settings.file, "rb").read()).hexdigest(), row["publishedAt"]
    publication = {"__typename": "Publication", "id": f"{settings.code}:publications:1", "category": "CONTRACTS", "source": "contracts.csv", "sourceHash": file_hash}
    publication |= {"startedAt": day, "finishedAt": day, "added": len(ROWS), "changed": 0, "unchanged": 0, "rejected": 0, "withdrawn": 0}
    first = {"__typename": "Revision", "number": 1, "publishedAt": day, "status": "PUBLISHED", "contentHash": row["contentHash"], "withdrawal": None}
    return [{**first, "changes": [], "content": row["content"], "publication": publication}]


def holdings():
    """Of each category how much there is, and how many records have what they should have."""
    nothing = {"__typename": "Holding", "count": 0, "sampleCount": 0, "lastPublishedAt": None, "lastModifiedAt": None, "newestFiscalYear": None, "fields": []}
    newest = max((row["publishedAt"] for row in ROWS), default=None)
    own = {"count": len(ROWS), "sampleCount": sum(row["sample"] for row in ROWS), "lastPublishedAt": newest, "lastModifiedAt": newest}
    own["newestFiscalYear"] = max((row["fiscalYear"] for row in ROWS if row["fiscalYear"]), default=None)
    own["fields"] = [
        {"__typename": "FieldHolding", "field": field, "count": sum(at(row, field) is not None for row in ROWS)}
        for field in ("amount", "signedOn", "supplier.nationalId", "tender.procurementMethod")
    ]
    values = {name: re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).upper() for name in CATEGORIES}
    found = [{**nothing, "category": value, **(own if name == "contracts" else {})} for name, value in values.items()]
    return {"__typename": "Holdings", "categories": found, "coverage": COVERAGE}


# -- Entities


def of_supplier(source):
    return [row for row in ROWS if at(row, "supplier.key") == source["key"]]


def supplier(key):
    """A supplier that some row names, by its key, under its newest name; else None."""
    plain = str(key).strip().translate(suppliers.DIGITS)
    named = sorted((row for row in ROWS if at(row, "supplier.key") == plain), key=lambda row: row["id"])
    if not named:
        return None
    newest = max(named, key=lambda row: (row["supplier"]["name"] is not None, row["publishedAt"]))
    return {**newest["supplier"]}


def supplier_of_id(national_id):
    found = supplier(national_id)
    return found if found and found["nationalId"] else None


def supplier_name(key):
    """A name under which some row names a supplier, by its folded form; else None."""
    named = [row for row in ROWS if row["supplierName"] == key]
    return {"__typename": "SupplierName", "key": key, "spelling": named[0]["supplier"]["name"]} if named else None


def names_of(source):
    return [supplier_name(key) for key in sorted({row["supplierName"] for row in of_supplier(source)} - {None})] if source["key"] else []


def called(source):
    return [supplier(key) for key in sorted({row["supplier"]["key"] for row in ROWS if row["supplierName"] == source["key"]})]


def ranking(given):
    """Suppliers with their figures: all that the filter leaves, or those that a name, a national id or a key chooses."""
    rows = [row for row in matching(ROWS, given.get("filter")) if at(row, "supplier.key")]
    text, keys = given.get("text"), given.get("keys")
    words = suppliers.search_words(text or "")
    if words or (keys is not None and text is None):
        wanted = {key.strip().translate(suppliers.DIGITS) for key in [*(keys or []), *([text] if words else [])]}
        held = [row for row in rows if words and row["supplierName"] and all(word in row["supplierName"] for word in words)]
        chosen = {row["supplier"]["key"] for row in held} | wanted
        rows = [row for row in rows if row["supplier"]["key"] in chosen]
    order = given.get("orderBy") or {"field": "AMOUNT", "direction": "DESC"}
    field = {"AMOUNT": "amount", "COUNT": "count", "LARGEST": "largest", "MEMBER_COUNT": "memberCount"}[order["field"]]
    ranked = []
    for key in {row["supplier"]["key"] for row in rows}:
        own = figures([row for row in rows if row["supplier"]["key"] == key])
        ranked.append({"id": key, "node": supplier(key), "memberCount": 1, **own})

    def place(value, key):
        return (value is None, 0 if value is None else int(value) if order["direction"] == "ASC" else -int(value), key.encode())

    asked = {name: given[name] for name in ("text", "keys", "filter") if given.get(name) not in (None, {})}
    return paged(ranked, asked, None, given, "suppliers", order, field, place, "Supplier", 100_000)


def by_id(id_):
    if not re.match(r"[a-z0-9-]+:[A-Za-z]+:.", id_, re.S):
        raise Refused("An id is <member>:<category>:<localId>.", "BAD_USER_INPUT")
    return next((row for row in ROWS if row["id"] == id_), None)


def by_ids(ids):
    if len(ids) > LARGEST_PAGE:
        raise Refused(f"At most {LARGEST_PAGE} ids can be asked for at once.", "BAD_USER_INPUT")
    return [next((row for row in ROWS if row["id"] == id_), None) for id_ in ids]


def entity(representation):
    name = representation.get("__typename")
    if name == "Member":
        return OWN if representation.get("code") == settings.code else None
    if name == "Supplier":
        key = representation.get("key")
        return supplier_of_id(representation.get("nationalId")) if key is None else supplier(key)
    if name == "SupplierName":
        return supplier_name(representation.get("key"))
    if name in ENTITIES:
        return by_id(str(representation.get("id")))
    raise Refused(f"A representation must have one of the __typenames {', '.join(ENTITIES)}.", "BAD_USER_INPUT")


def of_own(resolve):
    """A field of Member: what it discloses lies here for one's own body alone."""

    def field(source, given):
        if source["code"] != settings.code:
            raise Refused(f"This server answers for {settings.code} only.", "MEMBER_UNAVAILABLE")
        return resolve(given)

    return field


RESOLVERS = {
    ("Query", "contracts"): lambda _, given: connection(ROWS, None, given),
    ("Query", "contractTotals"): lambda _, given: totals(ROWS, given),
    ("Query", "contract"): lambda _, given: by_id(given["id"]),
    ("Query", "node"): lambda _, given: by_id(given["id"]),
    ("Query", "nodes"): lambda _, given: by_ids(given["ids"]),
    ("Query", "search"): lambda _, given: find(given),
    ("Query", "supplier"): lambda _, given: supplier_of_id(given["nationalId"]),
    ("Query", "supplierByKey"): lambda _, given: supplier(given["key"]),
    ("Query", "suppliers"): lambda _, given: ranking(given),
    ("Query", "_entities"): lambda _, given: [entity(each) for each in given["representations"]],
    ("Query", "_service"): lambda _, given: {"__typename": "_Service", "sdl": SDL},
    ("Query", "request"): lambda _, given: None,
    ("Query", "desk"): lambda _, given: None,
    ("Contract", "revisions"): revisions,
    ("Member", "holdings"): of_own(lambda given: holdings()),
    ("Member", "contracts"): of_own(lambda given: connection(ROWS, "Member", given)),
    ("Member", "contractTotals"): of_own(lambda given: totals(ROWS, given)),
    ("Supplier", "names"): lambda source, given: names_of(source),
    ("SupplierName", "suppliers"): lambda source, given: called(source),
    ("Supplier", "contracts"): lambda source, given: source["key"] and connection(of_supplier(source), "Supplier", given),
    ("Supplier", "contractTotals"): lambda source, given: source["key"] and totals(of_supplier(source), given),
}


def without_records(name, type_name, of):
    """A field of a category that this body publishes nothing of."""
    if type_name.endswith("Connection"):
        return lambda given: connection([], of, given, name, type_name.removesuffix("Connection"))
    return lambda given: no_totals(type_name, given)


CATEGORIES = [name for name, ((inner, _), _, _) in SCHEMA.fields["Member"].items() if str(inner).endswith("Connection")]
for parent in ("Query", "Member"):
    for name, ((inner, _), _, _) in SCHEMA.fields[parent].items():
        if (parent, name) in RESOLVERS or not str(inner).endswith(("Connection", "Totals")):
            continue
        resolve = without_records(name, inner, None if parent == "Query" else "Member")
        RESOLVERS[parent, name] = of_own(resolve) if parent == "Member" else lambda _, given, resolve=resolve: resolve(given)


# -- Requests for information: this body takes none here, and says so


def not_taken(type_name):
    problem = {
        "__typename": "RequestProblem",
        "code": "NOT_TAKEN",
        "path": None,
        "messageFa": "این دستگاه از این راه درخواست نمی‌پذیرد.",
        "messageEn": "This body takes no requests here.",
    }
    return lambda _, given: {"__typename": type_name, "request": None, "secret": None, "problem": problem}


for name, ((inner, _), _, _) in SCHEMA.fields["Mutation"].items():
    RESOLVERS["Mutation", name] = not_taken(inner)


# -- What is said beforehand: shared/src/synopsis/Synopsis.ts


def bloom(texts):
    size = max(64, -(-len(texts) * 10 // 8) * 8)
    bits = bytearray(size // 8)
    for text in texts:
        digest = hashlib.sha256(text.encode()).digest()
        for n in range(7):
            bit = int.from_bytes(digest[4 * n : 4 * n + 4], "big") % size
            bits[bit >> 3] |= 1 << (bit & 7)
    return {"bits": base64.b64encode(bits).decode()}


def synopsis():
    years = {}
    for row in ROWS:
        years.setdefault(row["fiscalYear"], []).append(row)
    zones = []
    for rows in years.values():
        ranges, values = {}, {}
        for field in ("amount", "signedOn", "publishedAt", "fiscalYear"):
            known = [row[field] for row in rows if row[field] is not None]
            known.sort(key=lambda value: value if field == "fiscalYear" else number(field, value))
            ranges[field] = {"min": known[0] if known else None, "max": known[-1] if known else None, "nulls": len(rows) - len(known)}
        for field in ("tender.procurementMethod", "sample"):
            texts = [at(row, field) for row in rows if at(row, field) is not None]
            values[field] = {json.dumps(each).strip('"'): texts.count(each) for each in texts}
        zones.append({"rows": len(rows), "ranges": ranges, "values": values})
    sets = {
        "supplier.key": bloom({row["supplier"]["key"] for row in ROWS if at(row, "supplier.key")}),
        "supplier.names.key": bloom({row["supplierName"] for row in ROWS if row["supplierName"]}),
    }
    categories = {name: {"rows": 0, "zones": []} for name in CATEGORIES}
    categories["contracts"] = {"rows": len(ROWS), "zones": zones, "sets": sets}
    version = hashlib.sha256(json.dumps([settings.code, settings.kind, settings.county, ROWS]).encode()).hexdigest()
    return version, json.dumps({"form": 1, "member": settings.code, "version": version, "categories": categories}).encode()


VERSION, SYNOPSIS = synopsis()
TRUST = Trust(settings.trust, settings.code) if settings.trust else None


# -- HTTP


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 64 * 1024  # headers and body in one packet

    def do_GET(self):
        path = self.path.partition("?")[0]
        if path == "/synopsis":
            same = f'"{VERSION}"' in self.headers.get("if-none-match", "")
            return self.reply(304 if same else 200, b"" if same else SYNOPSIS, {"etag": f'"{VERSION}"', "cache-control": "no-cache"})
        if path in ("/health/live", "/health/ready"):
            return self.reply(200, b'{"status":"ready"}')
        return self.reply(404, b'{"error":"not found"}')

    def do_POST(self):
        length = int(self.headers.get("content-length") or 0)
        if self.path.partition("?")[0] != "/graphql" or length > LARGEST_BODY:
            self.close_connection = True
            return self.reply(413 if length > LARGEST_BODY else 404, b'{"errors":[{"message":"Not found, or too long."}]}')
        status, given = self.answer(self.rfile.read(length))
        return self.reply(status, json.dumps(given, ensure_ascii=False).encode())

    def answer(self, body):
        try:
            headers = {name.lower(): value for name, value in self.headers.items()}
            trusted = TRUST is not None and TRUST.check("POST", self.path, headers, body)
            try:
                request = json.loads(body)
                text, variables = request["query"], request.get("variables") or {}
            except (ValueError, KeyError, TypeError):
                raise Refused('The body must be JSON: {"query": …, "variables": …}.', "BAD_REQUEST", 400) from None
            if not isinstance(text, str) or not isinstance(variables, dict):
                raise Refused("query must be text, and variables an object.", "BAD_REQUEST", 400)
            root, selection = SCHEMA.question(text, variables)
            if not trusted and any(field in ("_entities", "_service") for _, _, field, _, _ in selection):
                raise Refused("The fields of federation are for the province's gateway alone.", "UNSIGNED", 401)
            return 200, {"data": graphql.answer(selection, root, {}, RESOLVERS)}
        except Refused as refusal:
            return refusal.status, {"errors": [{"message": str(refusal), "extensions": {"code": refusal.code}}]}
        except Exception as fault:  # not the asker's mistake: it is logged, and not shown
            print(f"A fault: {fault!r}", flush=True)
            return 500, {"errors": [{"message": "Internal error", "extensions": {"code": "INTERNAL_SERVER_ERROR"}}]}

    def reply(self, status, body, headers=None):
        self.send_response(status)
        for name, value in {"content-type": "application/json", "content-length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer((settings.host, settings.port), Handler)
print(f"{settings.code} answers at http://{settings.host}:{server.server_address[1]}/graphql. Stop with Ctrl-C.", flush=True)
try:
    server.serve_forever()
except KeyboardInterrupt:
    pass
