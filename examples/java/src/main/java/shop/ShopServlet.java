package shop;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages of the shop: {@code /shop/catalogue}, {@code /shop/cart}, {@code /shop/thanks?key=…}. */
public final class ShopServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Store store = new Store();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        switch (request.getPathInfo()) {
            case "/catalogue" -> {
                request.setAttribute("products", store.products());
                show("catalogue", request, response);
            }
            case "/cart" -> {
                request.setAttribute("lines", store.lines(cart(request)));
                show("cart", request, response);
            }
            case "/thanks" -> {
                Order order = store.order(request.getParameter("key"));
                if (order == null) {
                    response.sendError(HttpServletResponse.SC_NOT_FOUND);
                    return;
                }
                request.setAttribute("order", order);
                show("thanks", request, response);
            }
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding("UTF-8");
        switch (request.getPathInfo()) {
            case "/cart" -> {
                cart(request).merge(request.getParameter("product"), 1, Integer::sum);
                response.sendRedirect("cart");
            }
            case "/orders" -> {
                List<Line> lines = store.lines(cart(request));
                if (lines.isEmpty()) {
                    response.sendRedirect("cart");
                    return;
                }
                Customer customer = new Customer(request.getParameter("name"), request.getParameter("email"), request.getParameter("phone"));
                cart(request).clear();
                response.sendRedirect("thanks?key=" + store.buy(customer, lines));
            }
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Integer> cart(HttpServletRequest request) {
        var session = request.getSession();
        var cart = (Map<String, Integer>) session.getAttribute("cart");
        if (cart == null) {
            cart = new LinkedHashMap<>();
            session.setAttribute("cart", cart);
        }
        return cart;
    }

    private static void show(String page, HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        request.getRequestDispatcher("/WEB-INF/pages/" + page + ".jsp").forward(request, response);
    }
}
