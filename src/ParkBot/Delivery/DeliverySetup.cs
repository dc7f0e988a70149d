using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;

namespace ParkBot.Delivery;

internal static class DeliverySetup
{
    /// <summary>The outbox's way out; the channel's <see cref="IMessageSender"/> comes from the room that speaks to it.</summary>
    internal static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section)
            .Validate(options => Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true), "配置 Delivery 的值超出范围，见 appsettings.example.json。")
            .ValidateOnStart();
        return services.AddSingleton<OutboxStates>().AddSingleton<Dispatcher>().AddSingleton<SentMessages>();
    }
}
