"""Kills processes of the service at random moments, and counts what came of it.

    python -m evals.torture [--database postgres|sqlite] [--kills N] [--articles N] [--seed N]

On PostgreSQL two APIs and two workers run, on SQLite one process that is both. Articles are posted
all the while, each with an `Idempotency-Key` and again until it is accepted. Whoever is killed
(`kill -9`) is started again at once. What is counted:

- *lost*: an article that was accepted, and whose job or briefing is not there at the end;
- *doubled*: an article with two jobs or two briefings;
- *finished calls repeated*: the model was asked again what the job's record had the answer to. Each
  answer carries the number of its call, so that it is known again in the steps that DBOS stored;
- *calls under way repeated*: asked again, as no process had stored an answer when it was killed.

The first three have to be 0; else the exit code is 1.
"""
