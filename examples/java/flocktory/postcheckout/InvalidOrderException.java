package flocktory.postcheckout;

import java.util.List;
import java.util.stream.Collectors;

/** The order has errors, so there is no snippet. The page must be whole without it, so this is checked. */
public class InvalidOrderException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient List<Problem> problems;

    InvalidOrderException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every problem found, warnings included, in the order of the input. */
    public List<Problem> problems() {
        return problems;
    }
}
