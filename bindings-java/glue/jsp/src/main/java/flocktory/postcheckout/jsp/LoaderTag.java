package flocktory.postcheckout.jsp;

import flocktory.postcheckout.glue.Page;
import flocktory.postcheckout.glue.SafeRenderer;
import java.util.Map;

/** {@code <flocktory:loader site="1234"/>}: the tag of Flocktory's loader. */
public final class LoaderTag extends FlocktoryTag {
    private Object site;

    /** Makes a tag for the site of the settings. */
    public LoaderTag() {
    }

    /**
     * Sets the attribute {@code site}.
     *
     * @param site the shop's number in Flocktory; without it, that of the settings
     */
    public void setSite(Object site) {
        this.site = site;
    }

    @Override
    String html(SafeRenderer renderer, Map<String, Object> options, Page page) {
        return renderer.loader(site, () -> options, page);
    }
}
