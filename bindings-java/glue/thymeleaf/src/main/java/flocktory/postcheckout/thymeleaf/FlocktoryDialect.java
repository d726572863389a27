package flocktory.postcheckout.thymeleaf;

import flocktory.postcheckout.glue.SafeRenderer;
import java.util.Set;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.processor.IProcessor;

/**
 * The tags of Flocktory for Thymeleaf 3, under the prefix {@code flocktory}:
 *
 * <pre>{@code
 * <flocktory:postcheckout order="${order}" once="true"/>
 * <div flocktory:postcheckout="${order}"></div>
 * <flocktory:loader/>
 * }</pre>
 */
public final class FlocktoryDialect extends AbstractProcessorDialect {
    /** That of the standard dialect, so that its attributes are not processed later than these tags. */
    private static final int PRECEDENCE = 1000;

    private final SafeRenderer renderer;

    /**
     * Makes a dialect, to be added to the template engine.
     *
     * @param renderer what prints
     */
    public FlocktoryDialect(SafeRenderer renderer) {
        super("Flocktory postcheckout", "flocktory", PRECEDENCE);
        this.renderer = renderer;
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new PostcheckoutElement(prefix, renderer), new PostcheckoutAttribute(prefix, renderer),
                new LoaderElement(prefix, renderer));
    }
}
