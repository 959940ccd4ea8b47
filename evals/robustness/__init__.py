"""The test of the whole way against texts that nobody wrote: no crash, no wrong span, linear."""
