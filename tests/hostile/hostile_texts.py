# ruff: noqa: E501 – tables of inputs read better in long lines
"""YAML and JSON that no reader of ours takes, each with the words of its refusal."""

from hostile_case import fixed

_KEY = "organization"
YAML = {
    "yaml-alias": {
        "alias": ("a: &a [1]\nb: *a\n", "строка"),
        "self-reference": ("&a [*a]\n", "строка 1"),
        "merge": ("a: &a {b: 1}\nc:\n  <<: *a\n", "строка"),
        "merge without alias": ("c:\n  <<: {b: 1}\n", "слияние"),
        "bomb": ("a0: &a0 [x,x]\n" + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)), "строка"),
        "unknown alias": ("a: *b\n", "строка 1"),
        "anchor alone": ("a: &b 1\n", "якорь"),
        "many anchors": ("".join(f"k{n}: &a{n} 1\n" for n in range(3_000)), "якорь"),
    },
    "yaml-tag": {
        tag: (f"organization: {tag} x\n", "строка 1")
        for tag in ("!!python/object/apply:os.system", "!!python/name:os.system", "!!python/module:os", "!!binary",
                    "!!timestamp", "!!set", "!!omap", "!local", "!<tag:yaml.org,2002:str>", "!!str", "!!int", "!")
    } | {"directive": ("%TAG ! tag:x,2026:\n---\na: !b 1\n", "строка"), "version": ("%YAML 9.9\n---\na: 1\n", "строка")},
    "duplicate-keys": {
        "twice": ("organization: 1\nplanned_on: 2\norganization: 3\n", "строк"),
        "in quotes": ('organization: 1\n"organization": 2\n', "впервые он в строке 1"),
        "inside": ("organization:\n  place: a\n  place: b\n", "впервые он в строке 2"),
        "in two spellings of й": ("край: 1\nкра\u0438\u0306: 2\n", "впервые он в строке 1"),
        "in braces": ("{a: 1, a: 2}\n", "впервые он в строке 1"),
    },
    "yaml-documents": {
        "two": ("a: 1\n---\nb: 2\n", "больше одного документа"),
        "three": ("---\n---\n---\n", "документ"),
        "none": ("", "пуст"),
        "a comment": ("# ничего\n", "пуст"),
        "a dash": ("- a\n", ""),
        "a word": ("слово\n", ""),
    },
    "deep-nesting": {
        "brackets": ("[" * 100_000, "строка 1"),
        "braces": ("{a: " * 50_000, "строка"),
        "dashes": ("- " * 100_000 + "x", "вложенность"),
        "lines": ("".join(" " * n + "a:\n" for n in range(1_500)), "вложенность"),
        "closed": ("a: " + "[" * 1_000 + "]" * 1_000, "вложенность"),
        "keys": ("? " * 20_000 + "a", ""),
    },
    "yaml-shape": {
        "key is a list": ("? [a]\n: b\n", "строка 1"),
        "key is a mapping": ("? {a: b}\n: c\n", "строка 1"),
        "tabs": ("a:\n\tb: 1\n", "табуляц"),
        "colon": ("a: b: c\n", "двоеточие"),
        "open quote": ('a: "b\n', "кавычка"),
        "open bracket": ("a: [b, c\n", "строка"),
        "escape": ('a: "\\q"\n', "строка 1"),
        "at sign": ("a: @b\n", "строка 1"),
        "percent": ("a: %b\n", "строка 1"),
        "backtick": ("a: `b`\n", "строка 1"),
        "200 000 values": ("- a\n" * 200_000, "значений больше"),
        "a key of 1 MB": ("я" * 1_000_000 + ": 1\n", ""),
    },
    "encoding": {
        "cp1251": ("organization: Школа посёлка Кедровая Падь".encode("cp1251"), "Windows-1251"),
        "koi8-r": ("organization: Школа посёлка Кедровая Падь".encode("koi8-r"), "KOI8-R"),
        "cp866": ("organization: Школа посёлка Кедровая Падь".encode("cp866"), "866"),
        "utf-16": ("organization: Школа".encode("utf-16"), "UTF-16"),
        "utf-16-le": ("organization: Школа".encode("utf-16-le"), "UTF-16"),
        "utf-16-be": ("organization: Школа".encode("utf-16-be"), "UTF-16"),
        "utf-32": ("organization: Школа".encode("utf-32"), "UTF-32"),
        "mojibake": ("organization: " + "Приказ школы".encode().decode("cp1251", "ignore"), "испорчены"),
        "overlong": (b"a: \xc0\xaf\n", "UTF-8"),
        "half a letter": ("a: Школ".encode()[:-1], "UTF-8"),
        "surrogates": (b"a: \xed\xa0\x80\n", "UTF-8"),
        "latin-1": ("a: caf\xe9\n".encode("latin-1"), "UTF-8"),
        "a second mark": ("\ufeff\ufeffa: 1\n".encode(), "U+FEFF"),
    },
    "xml-control": {
        f"U+{code:04X}": (f"a: x{chr(code)}y\n", f"U+{code:04X}")
        for code in (0, 1, 8, 0xB, 0xC, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x200B, 0x200E, 0x202E, 0x2066, 0x2028, 0xFEFF,
                     0xFFFD, 0xFFFE, 0xE000, 0xAD, 0xE0041, 0x10FFFF)
    } | {
        "in an escape": ('a: "x\\u202ey"\n', "U+202E"),
        "esc in an escape": ('a: "x\\ey"\n', "U+001B"),
        "zero in an escape": ('a: "x\\0y"\n', "U+0000"),
        "zalgo": ("a: а\u0300\u0301\u0302\u0303\n", "U+03"),
    },
    "wrong-format": {
        "docx": (b"PK\x03\x04" + bytes(50), "архив"), "pdf": (b"%PDF-1.7", "PDF"), "rtf": (b"{\\rtf1}", "RTF"),
        "ole": (b"\xd0\xcf\x11\xe0" + bytes(50), ".doc"), "png": (b"\x89PNG\r\n", ""), "gzip": (b"\x1f\x8b\x08", "gzip"),
        "zeros": (bytes(1_000), ""), "html": (b"<html><body>x</body></html>", ""), "11 MB": (b"#" * (11 << 20), "10 МБ"),
    },
}  # fmt: skip
JSON = {
    "huge-number": {
        number: (f'{{"a": {number}}}', "строка 1")
        for number in ("NaN", "Infinity", "-Infinity", "1e400", "9" * 5_000, "1.5", "0123", "0x1F", "+1", ".5", "1.", "1e5")
    },
    "json-shape": {
        "duplicate": ('{"a": 1,\n"a": 2}', "впервые он в строке 1"), "escaped duplicate": ('{"a": 1, "\\u0061": 2}', "повторён"),
        "half a letter": ('{"a": "\\ud800"}', "половина"), "other half": ('{"a": "\\udc00x"}', "половина"),
        "comma": ('{"a": 1,}', "запят"), "comment": ('{"a": 1} // x', "строка 1"), "one quote": ("{'a': 1}", "кавычка"),
        "typographic": ("{«a»: 1}", "кавычка"), "two values": ("{} {}", "конец"), "nothing": ("", ""),
        "line in text": ('{"a": "x\ny"}', "строка 1"), "bidi": ('{"a": "\\u202e"}', "U+202E"), "zero": ('{"a": "\\u0000"}', "U+0000"),
        "word": ("{a: 1}", "строка 1"), "undefined": ('{"a": undefined}', "строка 1"), "cut": ('{"a": [1, 2', "строка 1"),
        "list": ("[1]", ""), "text": ('"x"', ""), "bad escape": ('{"a": "\\x41"}', "строка 1"),
    },
    "deep-nesting": {
        "brackets": ("[" * 100_000, "вложенность"), "braces": ('{"a":' * 50_000, "вложенность"),
        "closed": ("[" * 500 + "]" * 500, "вложенность"), "200 000 values": ("[" + "1," * 200_000 + "1]", "больше"),
    },
}  # fmt: skip


def _cases(listed):
    return [
        fixed(threat, name[:40], data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data,
              *([says] if says else []))
        for threat, cases in listed.items() for name, (data, says) in cases.items()
    ]  # fmt: skip


YAMLS, JSONS = _cases(YAML), _cases(JSON)
