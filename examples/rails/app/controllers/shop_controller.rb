# frozen_string_literal: true

class ShopController < ActionController::Base
  before_action { @cart = Product.find(session.fetch(:cart, {}).keys).to_h { |product| [product, session[:cart][product.id.to_s]] } }

  def catalogue
    @products = Product.order(:id)
  end

  def add
    cart = session[:cart] ||= {}
    cart[params.require(:product)] = cart.fetch(params[:product], 0) + 1
    redirect_to cart_path, status: :see_other
  end

  def cart
    @customer = Customer.new
  end

  def buy
    @customer = Customer.new(params.require(:customer).permit(:name, :email, :phone))
    return render :cart, status: :unprocessable_entity unless @cart.any? && @customer.save

    lines = @cart.map { |product, count| Line.new(product: product, price: product.price, count: count) }
    order = Order.create!(customer: @customer, lines: lines)
    session.delete(:cart)
    redirect_to order_path(order.token), status: :see_other
  end

  def thanks
    @order = Order.find_by!(token: params[:token])
  end
end
