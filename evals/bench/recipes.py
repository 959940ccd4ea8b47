"""Owns what LangChain's documentation gives for long texts: map-reduce and refine.

`langchain` 1 has no chains for either any more. These are the prompts and runnables that its guides
for migrating from `MapReduceDocumentsChain` and `RefineDocumentsChain` put in their place, without
the graph that the guides wrap around them, which could only add to the time.
"""

from collections.abc import Sequence

from langchain_core.language_models import BaseChatModel
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate

_MAP = "Write a concise summary of the following: {context}"
_REDUCE = (
    "The following is a set of summaries:\n{docs}\nTake these and distill it into a final, "
    "consolidated summary of the main themes."
)
_REFINE = (
    "Produce a final summary.\n\nExisting summary up to this point:\n{existing_answer}\n\n"
    "New context:\n------------\n{context}\n------------\n\nGiven the new context, refine the "
    "original summary."
)


async def map_reduce(model: BaseChatModel, texts: Sequence[str], at_once: int) -> str:
    """Summarise all texts at once, then the summaries."""
    summarise = ChatPromptTemplate.from_messages([("human", _MAP)]) | model | StrOutputParser()
    reduce = ChatPromptTemplate.from_messages([("human", _REDUCE)]) | model | StrOutputParser()
    several = [{"context": text} for text in texts]
    summaries = await summarise.abatch(several, {"max_concurrency": at_once})
    return await reduce.ainvoke({"docs": "\n".join(summaries)})


async def refine(model: BaseChatModel, texts: Sequence[str]) -> str:
    """Summarise the first text, then mend the summary by each that follows."""
    first = ChatPromptTemplate.from_messages([("human", _MAP)]) | model | StrOutputParser()
    mend = ChatPromptTemplate.from_messages([("human", _REFINE)]) | model | StrOutputParser()
    summary = await first.ainvoke({"context": texts[0]})
    for text in texts[1:]:
        summary = await mend.ainvoke({"existing_answer": summary, "context": text})
    return summary
