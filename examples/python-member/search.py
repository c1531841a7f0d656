"""What a text finds, and how well it fits: the contract describes it at `Query.search` and `SearchHit.score`."""

import re
import unicodedata

LETTERS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩يىكۀةأإآٱ", "01234567890123456789ییکههاااا")
HALF_SPACE = "\u200c"
SHORT = 1_000
OTHER, FULL, BEGINNING = 800, 400, 900


def words(text):
    """The words of a text: [(word, whether only a half-space stands before it)]. Digits and letters are words of their own."""
    plain = unicodedata.normalize("NFKC", text).translate(LETTERS).lower()
    plain = "".join(unicodedata.normalize("NFD", each) if each < "\u0250" else each for each in plain)
    plain = "".join(each for each in plain if each == HALF_SPACE or (unicodedata.category(each) not in ("Cf", "Mn") and each != "\u0640"))
    found, end = [], 0
    for match in re.finditer(r"\d+|[^\W\d_]+", plain):
        between = plain[end : match.start()]
        found.append((match.group(), bool(found) and between != "" and between.strip(HALF_SPACE) == ""))
        end = match.end()
    return found


def is_number(word):
    return word[0].isdigit()


def joined(parts, longest=5):
    """Neighbours of letters as one word, by where they stand: {(from, to): word}."""
    spans = ((start, end) for start in range(len(parts)) for end in range(start + 2, min(len(parts), start + longest) + 1))
    return {(start, end): "".join(parts[start:end]) for start, end in spans if not any(map(is_number, parts[start:end]))}


class Text:
    """A text's words as they are compared: each by itself, half-spaced ones as one, and any two neighbours as one."""

    def __init__(self, text):
        found = words(text)
        self.parts = [word for word, _ in found]
        together = joined(self.parts)
        half_spaced = {word for (start, end), word in together.items() if all(found[at][1] for at in range(start + 1, end))}
        self.words = set(self.parts) | half_spaced
        self.compounds = {word for (start, end), word in together.items() if end - start == 2}


def edits(a, b, most):
    """Letters to be put in, left out, changed, or exchanged with their neighbour."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before_last, last = [], list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        row = [i]
        for j in range(1, len(b) + 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                cost = min(cost, before_last[j - 2] + 1)
            row.append(cost)
        before_last, last = last, row
    return last[-1]


class Question:
    def __init__(self, text):
        self.found = words(text)
        self.parts = [word for word, _ in self.found]
        self.letters = sum(map(len, self.parts))
        telling = [unit for run in self.runs() for unit in ([word for word in run if is_number(word) or len(word) >= 3] or self.short(run))]
        self.units = list(dict.fromkeys(telling or self.parts))
        together = joined(self.parts)
        self.joined = {unit: {word for (start, end), word in together.items() if unit in self.parts[start:end]} for unit in self.units}
        self.whole = set(self.parts)

    def runs(self):
        """Words between which only half-spaces stand."""
        runs = []
        for word, is_joined in self.found:
            if is_joined:
                runs[-1].append(word)
            else:
                runs.append([word])
        return runs

    def short(self, run):
        """Short words tell nothing by themselves; joined by half-spaces they do."""
        return ["".join(run)] if len(run) > 1 else []

    def alike(self, unit, text):
        """How much alike a unit and the words of a text are, in thousandths; 0 when they are not."""
        if unit in text.words or unit in text.compounds or self.joined[unit] & text.words:
            return 1000
        if is_number(unit) or len(unit) < 3 or unit not in self.whole:
            return 0
        most = 0 if len(unit) < 4 else 1 if len(unit) < 9 else 2
        best = BEGINNING if any(word.startswith(unit) for word in text.words) else 0
        for word in text.words:
            cost = edits(unit, word, most) if most and not is_number(word) else most + 1
            if cost <= most:
                best = max(best, 1000 + -(1000 * cost) // len(unit))
        return best

    def score(self, title, others, full):
        """From 0 to 1000; None for what is not found."""
        if not self.units:
            return None
        worth, all_in_title = 0, True
        for unit in self.units:
            in_title = self.alike(unit, title)
            all_in_title = all_in_title and in_title > 0
            elsewhere = max((self.alike(unit, text) for text in others), default=0) * OTHER // 1000
            in_full = FULL if any(self.alike(unit, text) for text in full) else 0
            best = max(in_title, elsewhere, in_full)
            if best == 0:
                return None
            worth += best
        length = sum(map(len, title.parts))
        return 900 * worth // (1000 * len(self.units)) + (100 * min(self.letters, length) // max(self.letters, length) if all_in_title else 0)


def texts_of(title, others):
    """A row's title, its other short texts, and its full texts, as `score` takes them."""
    short, full, length = [], [], 0
    for text in filter(None, others):
        if length + len(text) > SHORT:
            full.append(Text(text))
        else:
            length += len(text)
            short.append(Text(text))
    return Text(title), short, full
