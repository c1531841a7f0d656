"""Who a supplier is over all members: by its national id, or by its folded name (docs/suppliers.md), which must be the same everywhere."""

import unicodedata

DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
LETTERS = str.maketrans("يىكۀةأإآٱ", "ییکههاااا", "\u0640")
COMPANY = ["شرکت", "سهامی خاص", "سهامی عام", "با مسئولیت محدود", "با مسؤولیت محدود", "مسئولیت محدود", "مسؤولیت محدود", "تضامنی"]
INSTITUTION = ["مؤسسه", "مؤسسه‌ی", "موسسه‌ی"]
NO_NAMES = ["نامشخص", "نامعلوم", "ندارد", "متفرقه", "سایر", "اشخاص", "اشخاص حقیقی", "اشخاص حقوقی", "شخص حقیقی", "شخص حقوقی", "شخص حقیقی (نمونه)", "unknown", "n/a", "none"]
LONGEST_NAME = 300


def is_national_id(text):
    """Eleven digits, the last of which checks the others."""
    if len(text) != 11 or not (text.isascii() and text.isdigit()) or text[3:9] == "000000":
        return False
    shift = int(text[9]) + 2
    return sum((int(digit) + shift) * [29, 27, 23, 19, 17][at % 5] for at, digit in enumerate(text[:10])) % 11 % 10 == int(text[10])


def fold(text):
    """Letters and digits of one kind, without marks and what is not seen."""
    plain = unicodedata.normalize("NFKC", text).translate(DIGITS).translate(LETTERS).lower()
    plain = "".join(unicodedata.normalize("NFD", each) if unicodedata.name(each, "").startswith("LATIN") else each for each in plain)
    return "".join(each for each in plain if unicodedata.category(each) not in ("Cf", "Mn"))


def is_persian(text):
    return unicodedata.name(text[-1:] or " ", "").startswith("ARABIC")


def joined(words):
    """Words in one; a space stays where no letter of the Arabic script stands beside it."""
    text = ""
    for word in words:
        text += word if text == "" or is_persian(text) or is_persian(word[:1]) else f" {word}"
    return text


def words_of(text):
    apart = "".join(each if unicodedata.category(each)[0] in "LNM" else " " for each in unicodedata.normalize("NFKC", text))
    return [folded for folded in map(fold, apart.split()) if folded]


FORMS = {**{joined(words_of(form)): [] for form in COMPANY}, **{joined(words_of(form)): words_of("موسسه") for form in INSTITUTION}}
NOBODY = {joined(words_of(name)) for name in NO_NAMES}


def search_words(text):
    """The words of a text without those of the legal form, of which the longest are left out first."""
    words, left = words_of(text), []
    while words:
        lengths = [length for length in range(len(words), 0, -1) if joined(words[:length]) in FORMS]
        left += FORMS[joined(words[: lengths[0]])] if lengths else words[:1]
        words = words[lengths[0] if lengths else 1 :]
    return left


def fold_name(name):
    """The folded name; None for what is no name."""
    whole = joined(words_of(name))
    if not any(each.isalpha() for each in whole) or whole in NOBODY:
        return None
    bare = joined(search_words(name))
    folded = bare if any(each.isalpha() for each in bare) else whole
    return folded if len(folded) <= LONGEST_NAME else None


def resolve(national_id, name):
    """How a supplier is known, and its key."""
    if national_id and is_national_id(national_id):
        return "NATIONAL_ID", national_id
    folded = fold_name(name) if name else None
    return ("UNKNOWN", None) if folded is None else ("NAME_CANDIDATE", f"name:{folded}")
