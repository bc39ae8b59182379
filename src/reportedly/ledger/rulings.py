"""What carries out each decision on the rows, and what takes it back."""

from __future__ import annotations

from . import agent_rulings, claim_rulings
from .case import Ruling

CARRIED_OUT: dict[str, Ruling] = {
    "merge_agents": agent_rulings.merge,
    "split_agent": agent_rulings.split,
    "rename_agent": agent_rulings.rename,
    "correct_speaker": agent_rulings.correct_speaker,
    "merge_claims": claim_rulings.merge,
    "split_claim": claim_rulings.split,
    "mark_claim": claim_rulings.mark,
}
TAKEN_BACK: dict[str, Ruling] = {
    "merge_agents": agent_rulings.unmerge,
    "split_agent": agent_rulings.unsplit,
    "rename_agent": agent_rulings.unname,
    "correct_speaker": agent_rulings.restore_speakers,
    "merge_claims": claim_rulings.unmerge,
    "split_claim": claim_rulings.unsplit,
    "mark_claim": claim_rulings.mark,
}
