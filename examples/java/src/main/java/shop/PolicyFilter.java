package shop;

import flocktory.postcheckout.Flocktory;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * The Content-Security-Policy: the shop's own files, the hosts of Flocktory's scripts, and inline scripts with the nonce of
 * the response, which the tags take from the attribute {@code cspNonce} of the request.
 */
public final class PolicyFilter extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final int BYTES = 16;

    private final transient SecureRandom random = new SecureRandom();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        // A block of data needs no nonce: no inline script runs.
        boolean isData = "data".equals(request.getServletContext().getInitParameter("flocktory.postcheckout.form"));
        if (!isData) {
            request.setAttribute("cspNonce", nonce);
        }
        String own = isData ? "'self'" : "'self' 'nonce-" + nonce + "'";
        String hosts = Flocktory.cspSources().entrySet().stream()
                .map(entry -> entry.getKey() + " " + (entry.getKey().equals("script-src") ? own : "'self'") + " " + String.join(" ", entry.getValue()))
                .collect(Collectors.joining("; "));
        response.setHeader("Content-Security-Policy", "default-src 'self'; " + hosts);
        chain.doFilter(request, response);
    }
}
