"""The engine of language models: the model selects, our code copies, every line is checked."""

from service.engines.llm.asking import Asker, prompts
from service.engines.llm.engine import LlmEngine

__all__ = ["Asker", "LlmEngine", "prompts"]
