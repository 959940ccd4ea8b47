"""The HTTP door: requests in, briefings and problems out; `app.create_app` puts it together."""
