package dev.privatecluster.input;

import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.parser.Parser;

/** Ends the reading of a document that nests too deep: what composes its nodes goes down by recursion. */
final class BoundedParser implements Parser {
    /** Manifests stay far below. */
    static final int DEEPEST = 100;

    private final String name;
    private final Parser parser;
    private int depth;

    BoundedParser(String name, Parser parser) {
        this.name = name;
        this.parser = parser;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    @Override
    public Event next() {
        Event event = parser.next();
        if (event instanceof CollectionStartEvent) {
            depth++;
        } else if (event instanceof CollectionEndEvent) {
            depth--;
        }
        if (depth > DEEPEST) {
            String line =
                    event.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new InputException(name + line + ": the document has more than " + DEEPEST + " levels");
        }
        return event;
    }
}
