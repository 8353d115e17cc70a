<?xml version="1.0" encoding="UTF-8"?>
<!-- What differs in this assessment since an earlier edition, and why as far as that can be traced. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading"><w:say code="edition.title"/></xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:for-each select="r:since">
    <p><w:say code="edition.compared"/></p>
    <xsl:call-template name="editions"/>
    <xsl:if test="r:assumed"><p><w:say code="scenario.assumed"/></p></xsl:if>
    <xsl:apply-templates select="r:assumed" mode="reasons"/>
    <xsl:if test="r:not-assumed"><p><w:say code="scenario.not-assumed"/></p></xsl:if>
    <xsl:apply-templates select="r:not-assumed" mode="reasons"/>
    <xsl:apply-templates select="r:remarks" mode="reasons"/>
    <xsl:apply-templates select="r:mappings|r:files"/>
    <xsl:if test="not(r:corrected|r:clauses|r:differing|r:captured|r:sources)"><p class="none"><w:say code="edition.none"/></p></xsl:if>
    <xsl:apply-templates select="r:corrected"/>
    <xsl:apply-templates select="r:clauses"/>
    <xsl:apply-templates select="r:differing"/>
    <xsl:apply-templates select="r:captured"/>
    <xsl:apply-templates select="r:sources" mode="differing"/>
    <p><w:say code="edition.scope"><w:arg name="corrections"><a href="{$root}corrections.html"><w:words/></a></w:arg></w:say></p>
  </xsl:for-each>
</xsl:template>

<xsl:template name="editions">
  <div class="wide">
    <table class="stack">
      <caption><w:say code="edition.two"/></caption>
      <thead><tr><th scope="col"><w:say code="edition.edition-head"/></th><th scope="col"><w:say code="edition.id"/></th><th scope="col"><w:say code="edition.as-of"/></th><th scope="col"><w:say code="parts.made-with"/></th></tr></thead>
      <tbody>
        <xsl:for-each select="r:was|r:now">
          <tr>
            <th scope="row">
              <xsl:choose>
                <xsl:when test="self::r:was"><w:say code="edition.previous"/></xsl:when>
                <xsl:otherwise><w:say code="edition.this"/></xsl:otherwise>
              </xsl:choose>
            </th>
            <td w:data-label="edition.id"><code><xsl:value-of select="@edition"/></code></td>
            <td w:data-label="edition.as-of"><xsl:apply-templates select="@as-of" mode="value"/></td>
            <td w:data-label="parts.made-with"><w:say code="parts.regc" version="@version"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- ======== counts ======== -->

<xsl:template match="r:since/r:mappings|r:since/r:files">
  <section aria-labelledby="counts">
    <h2 id="counts"><w:say code="edition.numbers"/></h2>
    <xsl:if test="self::r:files"><p><w:say code="edition.manifest-only"/></p></xsl:if>
    <table class="sums">
      <caption>
        <xsl:choose>
          <xsl:when test="self::r:files"><w:say code="edition.files-counted"/></xsl:when>
          <xsl:otherwise><w:say code="edition.mappings-counted"/></xsl:otherwise>
        </xsl:choose>
      </caption>
      <tbody>
        <xsl:for-each select="@*">
          <tr>
            <th scope="row"><xsl:call-template name="term"><xsl:with-param name="word" select="local-name()"/><xsl:with-param name="of" select="'since'"/></xsl:call-template></th>
            <td class="number"><xsl:value-of select="."/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </section>
</xsl:template>

<!-- ======== mappings ======== -->

<xsl:template match="r:since/r:differing">
  <section aria-labelledby="mappings">
    <h2 id="mappings"><w:say code="column.mappings"/></h2>
    <xsl:for-each select="r:differing">
      <section class="differing">
        <h3><xsl:apply-templates select="r:provision" mode="value"/> → <xsl:apply-templates select="r:obligation" mode="value"/></h3>
        <p class="note">
          <xsl:apply-templates select="r:document" mode="value"/>
          <xsl:if test="r:document and r:law"> → </xsl:if>
          <xsl:apply-templates select="r:law" mode="value"/>
        </p>
        <xsl:if test="not(r:differences)"><p><xsl:apply-templates select="." mode="became"/>.</p></xsl:if>
        <xsl:apply-templates select="r:differences"/>
        <p><w:say code="edition.why">
            <w:arg name="label"><b><w:words/></b></w:arg>
            <w:arg name="reasons"><xsl:apply-templates select="r:because" mode="sentences"/></w:arg>
          </w:say></p>
      </section>
    </xsl:for-each>
  </section>
</xsl:template>

<xsl:template match="r:differences">
  <div class="wide">
    <table class="stack">
      <caption><xsl:apply-templates select=".." mode="became"/></caption>
      <thead><tr><th scope="col"><w:say code="edition.what"/></th><th scope="col"><w:say code="column.service"/></th><th scope="col"><w:say code="edition.before"/></th><th scope="col"><w:say code="edition.now"/></th></tr></thead>
      <tbody>
        <xsl:for-each select="r:difference">
          <tr>
            <th scope="row"><xsl:call-template name="term"><xsl:with-param name="word" select="@field"/><xsl:with-param name="of" select="'differs'"/></xsl:call-template></th>
            <td w:data-label="column.service"><xsl:apply-templates select="r:service" mode="value"/></td>
            <td w:data-label="edition.before"><xsl:apply-templates select="." mode="side"><xsl:with-param name="value" select="@was"/></xsl:apply-templates></td>
            <td w:data-label="edition.now"><xsl:apply-templates select="." mode="side"><xsl:with-param name="value" select="@now"/></xsl:apply-templates></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:differing" mode="became">
  <xsl:call-template name="term"><xsl:with-param name="word" select="@state"/><xsl:with-param name="of" select="'since'"/></xsl:call-template>
</xsl:template>

<xsl:template match="r:difference" mode="side">
  <xsl:param name="value"/>
  <xsl:choose>
    <xsl:when test="$value"><xsl:call-template name="terms"><xsl:with-param name="words" select="string($value)"/><xsl:with-param name="of" select="@of"/></xsl:call-template></xsl:when>
    <xsl:otherwise><w:say code="edition.nothing"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ======== what is not of one mapping ======== -->

<xsl:template match="r:corrected">
  <section aria-labelledby="corrected">
    <h2 id="corrected"><w:say code="edition.corrected"/></h2>
    <ul><xsl:for-each select="r:differing"><li><xsl:apply-templates select="r:correction" mode="value"/>: <xsl:apply-templates select="r:unit" mode="value"/></li></xsl:for-each></ul>
  </section>
</xsl:template>

<xsl:template match="r:since/r:clauses">
  <section aria-labelledby="clauses">
    <h2 id="clauses"><w:say code="column.clauses"/></h2>
    <ul><xsl:for-each select="r:differing"><li><xsl:apply-templates select="." mode="state"/><xsl:apply-templates select="r:provision" mode="value"/></li></xsl:for-each></ul>
  </section>
</xsl:template>

<xsl:template match="r:since/r:captured">
  <section aria-labelledby="captured">
    <h2 id="captured"><w:say code="document.captures"/></h2>
    <p><w:say code="edition.captured"/></p>
    <ul>
      <xsl:for-each select="r:differing">
        <li><w:say code="edition.captures" was="@was" now="@now"><w:arg name="unit"><xsl:apply-templates select="r:unit" mode="value"/></w:arg></w:say></li>
      </xsl:for-each>
    </ul>
  </section>
</xsl:template>

<xsl:template match="r:sources" mode="differing">
  <section aria-labelledby="files">
    <h2 id="files"><w:say code="edition.files"/></h2>
    <ul>
      <xsl:for-each select="r:differing">
        <li>
          <xsl:apply-templates select="." mode="state"/>
          <code><xsl:value-of select="@path"/></code>
          <xsl:if test="r:unit"><xsl:text>: </xsl:text><xsl:apply-templates select="r:unit" mode="value"/></xsl:if>
        </li>
      </xsl:for-each>
    </ul>
  </section>
</xsl:template>

<xsl:template match="r:differing" mode="state">
  <xsl:call-template name="term"><xsl:with-param name="word" select="@state"/><xsl:with-param name="of" select="'became'"/></xsl:call-template>
  <xsl:text>: </xsl:text>
</xsl:template>

</xsl:stylesheet>
