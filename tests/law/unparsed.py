"""Citations that eyecite cannot read, each with the reason.  Reviewed by hand; nothing else may be added unread."""

UNPARSED: dict[str, str] = {}
