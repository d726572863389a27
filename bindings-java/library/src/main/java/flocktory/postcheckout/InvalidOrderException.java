package flocktory.postcheckout;

import java.util.List;
import java.util.stream.Collectors;

/** The order, the options or a file have errors, so there is no snippet. */
public class InvalidOrderException extends Exception {
    private static final long serialVersionUID = 1;

    /** An array, because not every list can be serialized. */
    private final Problem[] problems;

    /**
     * Makes an exception with all problems of an order.
     *
     * @param problems every problem found, warnings included
     */
    public InvalidOrderException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = problems.toArray(new Problem[0]);
    }

    /**
     * Every problem found, warnings included, in the order of the input.
     *
     * @return an immutable list
     */
    public List<Problem> problems() {
        return List.of(problems);
    }
}
