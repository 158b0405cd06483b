"""Every sentence of the check, by name: a name and the words for its places in; the sentence out.

But for those of rules that a description holds itself: they stand beside the rule, as its "errorMessage".
The one list of them. The form in the browser is given the same list (macros/shape/form.py), so that it
says what the check says.
"""

from __future__ import annotations

import re

KINDS = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "array": "a list, each entry on a line that begins with '- '",
    "object": "a set of fields, each on its own line below it",
}

# A place in braces is filled in by who says the sentence.
SENTENCES = {
    # Pieces that several sentences share
    "example": " For example: {example}",
    "one_of": " Choose one of: {choices}.",
    "did_you_mean": " Did you mean '{word}'?",
    "more": "There are {count} more to mend in this file. Mend these first, then check again.",
    "under": " under '{key}'",
    "whole_file": "The file",
    "put_in_quotes": " Put it in quotes: {text}.",
    "number_meant": " Write it as {number}, without quotes.",
    "may_be_a_year": (
        "{value} is read as {month}. If the year from {year} is meant, write {better}, or {first} where a field takes "
        "one date."
    ),
    "date_meant": "{name} cannot be {value}. Write it as {date} ({words}).",
    "break_written": (
        "'\\n' in double quotes is read as a line break. If a backslash is meant, put the text in single quotes."
    ),
    "digits_only": " Write digits only, like 1200000: no pound sign, comma or unit.",
    # What breaks a description (by_schema.py)
    "not_a_field": "{key} is not a field{under}.{guess}",
    "missing": "'{key}' is missing{under}.{help}",
    "empty": "{name} is empty. Write a value, or take the line out.",
    "wrong_kind": "{name} must be {wanted}, not {value}.{how}",
    "not_the_one": "{name} must be {wanted}, not {value}.",
    "too_short": "{name} is too short ({count} of at least {limit} characters).{help}",
    "nothing_to_see": "{name} has too few letters or digits that people can see. Write it in words.",
    "too_long": "{name} is too long: {count} characters, and {limit} is the most. Shorten or split it.",
    "no_entry": "{name} is empty. Write an entry, or take the line out.",
    "too_few": "{name} needs at least {limit} entries.",
    "too_many": "{name} has {count} entries, and {limit} is the most.",
    "twice": "{name} names something twice. Keep one of them.",
    "no_such_day": "{name} has a date the calendar does not have: {value}.",
    "bad_key": "{name} has a key we cannot use: {key}.{help}",
    "no_value_here": "{name} does not belong here without a 'value'. Take it out, or give the value.",
    "cannot_be": "{name} cannot be {value}.{help}",
    "not_a_choice": "{name} cannot be {value}.{guess}{choices}",
    "two_ways": "{name} has both '{first}' and '{second}'. Keep one of them.",
    "no_way": "{name} needs one of {keys}.{help}",
    # Rules that a description cannot say (rules.py), by the name of the rule
    "sources_are_listed": "There is no source {key} under 'sources'.{guess}",
    "sources_are_used": "No fact uses the source {key}. Name it in a fact, or take it out.",
    "periods_run_forward": "The period {value} ends before it begins. Turn the dates round.",
    "nothing_after_the_check": "The date {value} is later than 'checked' ({checked}). One of the two is wrong.",
    "checked_again_within_a_year": ("'check_again' must come after 'checked' ({checked}), and a year later at most."),
    "ends_after_it_starts": "It cannot end ({ended}) before it starts ({started}).",
    "timeline_in_order": "The event of {date} stands after that of {earlier}. Put the oldest first.",
    "main_sector_stands_once": "{sector} is the main sector already. Take it out here.",
    "ranges_go_up": "'to' must be more than 'value' ({value}).",
    "sources_can_carry": (
        "The source {key} ({date}) is older than what it carries ({when}). Name one from then or later, or give the "
        "date it speaks of. Where it says what was to come, write 'planned: true'."
    ),
    "confidence_only_lowers": (
        "Leave 'confidence' out. It is worked out from the sources, which carry {carried}. Write it only to say less."
    ),
    "related_is_not_itself": "A record cannot be related to itself. Take it out.",
    "related_exist": "There is no record {slug}.{guess}",
    "names_are_unique": "{name} is also the name of {slug}.yml. Keep one record of it.",
    "name_is_near": (
        "{name} is nearly the name of {slug}.yml ({other}). If it is the same organisation, mend that record. "
        "If it is another, write {slug} under 'related'."
    ),
    "starter_is_filled_in": "'{key}' is still that of the starter file. Write your own.",
    "address_is_free": "{slug} is the address of another page or file. Give this file another name.",
    # Where an organisation is looked up (lookups.py)
    "look_up": "{name} (status of {seen})",
    "look_up_number": "  {label} {number}: {where}",
    "number": "Number",
    "no_register": "no register that we can link to",
    "no_number": "  no number yet: look for the name at {where} and {other}",
    # Where a description shows a field (shown_fields.py)
    "no_such_place": "{key} is no place where a field can be shown.{guess}",
    "not_options": "What '{place}' says must be true, false or options, not {value}.",
    "no_such_option": "{key} is no option of '{place}'.{guess}",
    "not_shown_there": "{key} names no field that stands in '{place}'. Write its path, such as origin.started.",
    "not_described": "{key} names no field of the description. Write its path, such as origin.started.",
    "bands_needed": "To filter by a number write its 'bands', the lowest first, each with 'from' and 'label'.",
    # Web addresses (web_address.py)
    "address_scheme": "{name} must begin with https:// or http://, as in https://www.example.org/.",
    "address_unfit": "{name} has a space or a sign that no web address has. Copy it from the browser's address bar.",
    "address_user": "{name} has an '@' before the site's name. Take out all that stands between '//' and the '@'.",
    "address_port": "{name} has a ':' without a port that exists (1 to 65535). Take out ':' and what belongs to it.",
    "address_private": "{name} leads to one's own machine or network, where no reader gets. Give the public address.",
    "address_letters": (
        "{name} has letters in the site's name that no site has, or that only look like a to z. "
        "Copy it from the browser's address bar."
    ),
    "address_host": "{name} needs the name of a site, with a dot in it, such as www.example.org.",
    # Settings of a build (settings.py); the setting's name stands before each
    "setting_epoch": "'{value}' is no number of seconds since 1970. Leave it out, or give that of the last commit.",
    "setting_slash": "'{value}' does not end in '/', or has a '?' or '#'. Write it as https://handbook.example/.",
    "setting_email": "'{value}' is not one e-mail address, such as cases@example.org.",
    "setting_plain": "'{value}' is too long (120 letters at most), or has a sign that is not for plain words.",
    "setting_repository": "'{value}' is no project on GitHub. Write its address, such as https://github.com/OWNER/NAME.",
    "setting_branch": "'{value}' is no name of a branch. Write one such as main.",
    "setting_day": "'{value}' is no day. Write it as 2026-11-23.",
    # Files of the folder (folder.py)
    "file_not_read": (
        "'{name}' is not read here. A record ends in '.yml', with nothing after it; rename it, or take it out."
    ),
    # Files that cannot be read (text_file.py)
    "is_a_link": "This is a link to another file. Put the file itself here.",
    "not_a_file": "This is not a file.",
    "no_such_file": "There is no such file. Check the name and the folder.",
    "cannot_open": "The file cannot be opened ({reason}). Check its permissions.",
    "too_big": "The file has {size} bytes. Keep it under {limit}: a record is text, not a document.",
    "utf_16": "The file is saved as UTF-16. Save it again as UTF-8 (in Notepad: Save as, Encoding).",
    "not_text": "This is not a text file. Start from the starter file and save it as plain text.",
    "not_utf_8": "A character here is not UTF-8. Save the file again as UTF-8.",
    "unseen": "An invisible character (U+{code}) stands here. Delete it, or type the line again.",
    # Lines that are wrong in any file, and what a fault is likely to come from (line_faults.py)
    "special_indent": (
        "A no-break space, or another that is not a plain one, begins this line. Delete it and type plain spaces."
    ),
    "bullet": "A pasted bullet or dash begins this text. Take it out; each entry of a list begins with '- '.",
    "tab": "A tab stands at the start of this line. Use two spaces for each step of indent.",
    "tab_inside": (
        "A tab stands inside this line, as in a row copied from Excel. "
        "Write each value on a line of its own, as 'name: value'."
    ),
    "special_space": "A no-break space, or another that is not a plain one, stands by this field's name. Retype it.",
    "space_missing": "A space is missing after the colon. Write it as 'name: value'.",
    "bad_escape": (
        "A backslash in double quotes begins a code, and there is no such code. "
        "Put the text in single quotes, or write two backslashes for one."
    ),
    "quote_inside": (
        "A quotation mark inside the text ends it too early. "
        "Put the whole text in double quotes, and use single ones inside it."
    ),
    "quote_open": "The quotation mark that begins this text is not closed, or the text goes on without an indent.",
    "list_after_colon": (
        "A '- ' stands right after the colon. Begin a list on the next line, or put the text in double quotes."
    ),
    "colon": "A colon followed by a space stands inside the text. Put the whole text in double quotes: {line}",
    "not_plain": "Text is plain here. Take out the signs that make a heading, a picture or a tag on a web page.",
    "sign_first": "The text begins with a sign that has a meaning here. Put the text in double quotes.",
    # What stops the parser, or should (yaml_faults.py, loose_ends.py, reading.py)
    "second_document": "A second '---' stands here. One file holds one record.",
    "indent": "This line is not lined up with the fields it belongs with. Give it the same indent.",
    "no_colon": "This line has no colon. Write a field as 'name: value', or indent a text that goes on.",
    "bracket_open": "A '[' or '{' is not closed, a comma is missing, or a line is not indented. Check the brackets.",
    "does_not_fit": (
        "This line does not fit the ones around it. The usual causes are a wrong indent, "
        "a colon without a space after it, or a text that needs quotes."
    ),
    "spaces_alone": "This empty line has more spaces than the text below it. Take the spaces out.",
    "comment": (
        "All from '#' on this line would be lost. Put the text in double quotes. "
        "A note of your own goes on a line that begins with '#'."
    ),
    "alias": "'&' and '*' at the start of a value are not allowed here. Put the value in quotes.",
    "tag": "'!' at the start of a value is not allowed here. Put the value in quotes.",
    "too_many_brackets": "The file has {count} opening brackets. No record needs so many.",
    "too_many_values": "The file holds more than {limit} values. Split or shorten it.",
    "too_many_entries": "This list has more than {limit} entries. Split or shorten it.",
    "too_deep": "Values are nested more than {limit} deep. Check the indent and the brackets.",
    "empty_file": "The file is empty. Start from the starter file.",
    "not_fields": "The file must be a list of fields, each written as 'name: value'.",
    "not_a_name": "A field name must be a plain word. A text that begins with '{' or '[' needs double quotes.",
    "key_twice": "'{key}' is written twice (first on line {line}). Keep one of them.",
    "unseen_escape": "An escape in this text makes an invisible character. Take it out.",
}


def say(sentence: str, /, **words: object) -> str:
    """The sentence of that name with `words` in its places. Raises KeyError for a name or place unknown."""
    return re.sub(r"\{(\w+)\}", lambda place: str(words[place[1]]), SENTENCES[sentence])
