"""Owns `Script`: what the server answers to which request, and ways to write one."""

from collections.abc import Callable
from dataclasses import dataclass, field

from evals.peers.fault import Fault
from evals.peers.reply import Reply
from evals.peers.request import ChatRequest

Answer = Reply | Fault
Script = Callable[[ChatRequest], Answer]


@dataclass
class sequence:  # used as a function; a class, to go to another process
    """Give answers in their order, then the last one again and again."""

    answers: tuple[Answer, ...]
    _given: int = field(default=0, repr=False)

    def __init__(self, *answers: Answer | str) -> None:
        if not answers:
            raise ValueError("a sequence needs an answer")
        self.answers = tuple(map(answered, answers))
        self._given = 0

    def __call__(self, request: ChatRequest) -> Answer:
        """Give the next."""
        at = min(self._given, len(self.answers) - 1)
        self._given += 1
        return self.answers[at]


@dataclass(frozen=True)
class by_content:
    """Ask a function what a prompt (the texts of all messages) is answered with."""

    answer: Callable[[str], Answer | str]

    def __call__(self, request: ChatRequest) -> Answer:
        """Give the answer."""
        return answered(self.answer(request.prompt))


def answered(answer: Answer | str) -> Answer:
    """Take a bare text for the reply that it stands for."""
    return Reply(answer) if isinstance(answer, str) else answer
