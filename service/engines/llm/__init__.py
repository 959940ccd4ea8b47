"""The engine of language models: the model selects, our code copies, every line is checked."""
