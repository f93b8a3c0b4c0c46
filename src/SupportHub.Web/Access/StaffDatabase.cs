using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace SupportHub.Web.Access;

/// <summary>Identity's tables (schema version 3) and <c>staff_counties</c>. Store's migrations make them; this only maps.</summary>
public sealed class StaffDatabase(DbContextOptions<StaffDatabase> options)
    : IdentityDbContext<StaffMember, IdentityRole<Guid>, Guid>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<StaffMember>().HasMany(member => member.Counties).WithOne().HasForeignKey(county => county.StaffId);
        builder.Entity<StaffCounty>(county =>
        {
            county.ToTable("staff_counties").HasKey(row => new { row.StaffId, row.Fips });
            county.Property(row => row.StaffId).HasColumnName("staff_id");
            county.Property(row => row.Fips).HasColumnName("fips");
        });
    }
}
