"""English or not: few words are never turned away, plain other languages are named."""

from __future__ import annotations

import pytest

from reportedly.reading import from_text, read_text
from reportedly.reading.language import language_of

ENGLISH = [
    "", "1 2 3", "OK", "Harbor bridge closes", "Lindgren, Quist, Finch, Brønsted", "Sí!", "Ada Lindgren: «No.»",
    "LOS ANGELES — De la Cruz y Vega", "Le Monde, El País and Der Spiegel reported it.", "Zoë Brønsted née Müller",
    "@ada https://news.example.com/de/la/que/los/las @quist #bridge", "We wait. We wait. We wait. We wait. We wait.",
    "“La situación es muy difícil para los ciudadanos,” the mayor said in Spanish, and then she left the hall.",
    "GET /index.html HTTP/1.1 200 OK com os http www.example.com que 10.0.0.1 com 200 os 404 com os",
]  # fmt: skip
OTHERS = {
    "es": "La alcaldesa dijo el viernes que el puente del puerto se cerrará en marzo porque no hay otra opción.",
    "fr": "La maire a déclaré vendredi que le pont du port serait fermé en mars, car il n’y a pas d’autre choix.",
    "de": "Die Brücke am Hafen wird im März geschlossen, sagte die Bürgermeisterin am Freitag, weil sie alt ist.",
    "it": "Il ponte del porto sarà chiuso a marzo, ha detto la sindaca venerdì, perché non c’è altra scelta.",
    "pt": "A ponte do porto será fechada em março, disse a prefeita na sexta-feira, porque não há outra opção.",
    "nl": "De brug in de haven gaat in maart dicht, zei de burgemeester vrijdag, want er is geen andere keuze.",
    "sv": "Bron i hamnen stängs i mars, sade borgmästaren på fredagen, och det finns inte något annat val för staden.",
    "pl": "Most w porcie zostanie zamknięty w marcu, powiedziała burmistrz, bo nie ma już innego wyjścia.",
    "ru": "Мост в гавани закроют в марте, сказала мэр.",
    "uk": "Міст у гавані закриють у березні, сказала мерка її міста.",
    "ar": "سيغلق الجسر في مارس",
    "he": "הגשר ייסגר במרץ, אמרה ראש העיר",
    "el": "Η γέφυρα θα κλείσει τον Μάρτιο",
    "zh": "市长周五表示，港口大桥将于三月关闭。",
    "ja": "港の橋は三月に閉鎖されると市長は述べた。",
    "ko": "항구 다리는 3월에 폐쇄된다고 시장이 말했다.",
    "hi": "महापौर ने कहा कि पुल मार्च में बंद होगा।",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_what_may_be_english_is_not_turned_away(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize("code", sorted(OTHERS))
def test_other_languages_are_named(code: str) -> None:
    assert language_of(OTHERS[code]) == code


def test_another_language_is_read_with_a_problem_over_all_of_it() -> None:
    reading = read_text(OTHERS["es"].encode(), id="es", source="es.txt")
    assert reading.document is not None
    assert reading.document.language == "es"
    (problem,) = reading.problems
    assert (problem.code, problem.start, problem.end) == ("R301", 0, len(OTHERS["es"]))
    assert "Spanish" in problem.message


def test_running_text_in_no_known_language_is_unknown() -> None:
    text = "Ta brumo vesk ploritan, e ti krosim pelvar nostu. Vesk ta morin dulo, sa prenti kolvar misto. " * 12
    assert language_of(text) == "unknown"


def test_english_is_told_without_a_problem() -> None:
    assert from_text("She said so.", id="en").language == "en"
