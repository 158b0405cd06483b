"""A record that attacks: every text in it tries to run, to break out, or to be taken for a template."""

from __future__ import annotations

from typing import Any

from macros.read.schema import Node, Schema

ATTACK = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}{# x #}"
    "</td></table></div>[x](javascript:alert(1)) `x` *x* | {: onclick=alert(1) } &lt;b&gt; =1+1"
)


def record(schema: Schema, attack: str = ATTACK) -> dict[str, Any]:
    """Every field of the description, filled: choices with their first choice, dates and keys as they must be,
    and all other text with the attack, cut or repeated to the lengths that the description allows."""
    found: dict[str, Any] = _value(schema.root, schema, attack)
    found.pop("related")
    found.pop("other_sectors")
    found["nation"] = "england"
    found["outcome"]["ended"]["value"] = found["origin"]["started"]["value"] = "2012-04-01"
    return found


def _value(node: Node, schema: Schema, attack: str) -> Any:
    choices = schema.choices(node)
    if choices:
        return choices[0].value
    if any("rivals" in part.get("properties", {}) for part in schema.parts(node)):
        return _fact(node, schema, attack)
    const, kind, pattern = (schema.word(node, word) for word in ("const", "type", "pattern"))
    if const is not None:
        return const
    if kind == "object":
        if schema.word(node, "additionalProperties"):
            return {"a-source": _value(schema.word(node, "additionalProperties"), schema, attack)}
        fields = (field for field in schema.fields(node) if field.key != "confidence")  # which is worked out
        return {field.key: _value(field.node, schema, attack) for field in fields}
    if kind == "array":
        return [_value(schema.child(node, 0), schema, attack)]
    if kind in ("number", "integer"):
        return min(1234, schema.word(node, "maximum", 1234))
    if schema.word(node, "format") == "web-address":
        return "https://example.org/?a=1&b=(2);javascript:alert(1)"
    if pattern:
        return _patterned(node, schema)
    return _sized(attack, node, schema)


def _fact(node: Node, schema: Schema, attack: str) -> dict[str, Any]:
    proof = {"as_of": "2012-04-01", "sources": ["a-source"]}
    label, note = (schema.child(node, name) for name in ("label", "note"))
    texts = {name: _sized(attack, part, schema) for name, part in (("label", label), ("note", note)) if part}
    return {**texts, "value": _value(schema.child(node, "value"), schema, attack), **proof}


def _patterned(node: Node, schema: Schema) -> str:
    pattern = schema.word(node, "pattern")
    if pattern == schema.root["definitions"]["source_key"]["pattern"]:
        return "a-source"
    dates = {"Last checked": "2026-11-23", "Check again by": "2027-11-23"}
    return dates.get(schema.word(node, "title"), "2012-04-01")


def _sized(attack: str, node: Node, schema: Schema) -> str:
    """The attack, as long as the field allows, and not ending or beginning in what a reader would strip."""
    least, most = schema.word(node, "minLength", 1), schema.word(node, "maxLength", 300)
    text = attack * (1 + least // len(attack))
    return f"{text[: most - 1].strip()}."
