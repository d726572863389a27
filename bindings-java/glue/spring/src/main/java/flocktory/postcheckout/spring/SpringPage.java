package flocktory.postcheckout.spring;

import flocktory.postcheckout.glue.Page;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The page of the request that this thread serves. No type of a servlet is named, so it fits javax and jakarta. */
public final class SpringPage implements Page {
    /** Makes a page; one serves all requests. */
    public SpringPage() {
    }

    @Override
    public Object attribute(String name) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
    }

    @Override
    public String address(String path) {
        boolean isRequest = RequestContextHolder.getRequestAttributes() != null;
        return isRequest ? ServletUriComponentsBuilder.fromCurrentContextPath().path(path).build().getPath() : path;
    }
}
