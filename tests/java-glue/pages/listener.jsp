<% application.setAttribute("flocktory.postcheckout.RefusedOrderListener", new flocktory.postcheckout.RefusedOrderListener() {
    public void refused(Object order, flocktory.postcheckout.InvalidOrderException cause) {
        beans.Orders.REFUSED.add(order);
        throw new IllegalStateException("a listener that fails");
    }
}); %>
<flocktory:postcheckout order="#{orders.nobody}"/>
<% application.removeAttribute("flocktory.postcheckout.RefusedOrderListener"); %>
<p><%= orders.getNobody().equals(beans.Orders.REFUSED.get(0)) %></p>
