<?xml version="1.0" encoding="UTF-8"?>
<!-- What differs in this assessment since an earlier edition, and why as far as that can be traced. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading">Since the edition before</xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:for-each select="r:since">
    <p>This edition is held against the one before it, mapping by mapping and by id. Under “Why” stands what is recorded otherwise beneath a statement and bears on it. Where nothing of that kind was found, the cause is said not to be traced.</p>
    <xsl:call-template name="editions"/>
    <xsl:apply-templates select="r:remarks" mode="reasons"/>
    <xsl:apply-templates select="r:mappings|r:files"/>
    <xsl:if test="not(r:corrected|r:clauses|r:differing|r:captured|r:sources)"><p class="none">No difference was found.</p></xsl:if>
    <xsl:apply-templates select="r:corrected"/>
    <xsl:apply-templates select="r:clauses"/>
    <xsl:apply-templates select="r:differing"/>
    <xsl:apply-templates select="r:captured"/>
    <xsl:apply-templates select="r:sources" mode="differing"/>
    <p>Only the assessment is compared: the clauses, and what is said of each mapping for each service. Prose, coverage and the frame of the pages are not. <a href="{$root}corrections.html">Corrections, and how to ask for one</a>.</p>
  </xsl:for-each>
</xsl:template>

<xsl:template name="editions">
  <div class="wide">
    <table class="stack">
      <caption>The two editions</caption>
      <thead><tr><th scope="col">Edition</th><th scope="col">Id</th><th scope="col">As of</th><th scope="col">Made with</th></tr></thead>
      <tbody>
        <xsl:for-each select="r:was|r:now">
          <tr>
            <th scope="row">
              <xsl:choose>
                <xsl:when test="self::r:was">The one before</xsl:when>
                <xsl:otherwise>This one</xsl:otherwise>
              </xsl:choose>
            </th>
            <td data-label="Id"><code><xsl:value-of select="@edition"/></code></td>
            <td data-label="As of"><time><xsl:value-of select="@as-of"/></time></td>
            <td data-label="Made with"><xsl:value-of select="concat('regc ', @version)"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- ======== counts ======== -->

<xsl:template match="r:since/r:mappings|r:since/r:files">
  <section aria-labelledby="counts">
    <h2 id="counts">In numbers</h2>
    <xsl:if test="self::r:files"><p>Of the earlier edition only the manifest is at hand. It tells which files of the project differ; what was said of each mapping, and why that differs, cannot be told from it.</p></xsl:if>
    <table class="sums">
      <caption>
        <xsl:choose>
          <xsl:when test="self::r:files">Files of the project in either edition</xsl:when>
          <xsl:otherwise>Mappings of a clause to an obligation, in either edition</xsl:otherwise>
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
    <h2 id="mappings">Mappings</h2>
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
        <p><b>Why: </b><xsl:apply-templates select="r:because" mode="sentences"/></p>
      </section>
    </xsl:for-each>
  </section>
</xsl:template>

<xsl:template match="r:differences">
  <div class="wide">
    <table class="stack">
      <caption><xsl:apply-templates select=".." mode="became"/></caption>
      <thead><tr><th scope="col">What</th><th scope="col">Service</th><th scope="col">Before</th><th scope="col">Now</th></tr></thead>
      <tbody>
        <xsl:for-each select="r:difference">
          <tr>
            <th scope="row"><xsl:call-template name="term"><xsl:with-param name="word" select="@field"/><xsl:with-param name="of" select="'differs'"/></xsl:call-template></th>
            <td data-label="Service"><xsl:apply-templates select="r:service" mode="value"/></td>
            <td data-label="Before"><xsl:apply-templates select="." mode="side"><xsl:with-param name="value" select="@was"/></xsl:apply-templates></td>
            <td data-label="Now"><xsl:apply-templates select="." mode="side"><xsl:with-param name="value" select="@now"/></xsl:apply-templates></td>
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
    <xsl:otherwise>nothing</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ======== what is not of one mapping ======== -->

<xsl:template match="r:corrected">
  <section aria-labelledby="corrected">
    <h2 id="corrected">Corrections recorded since</h2>
    <ul><xsl:for-each select="r:differing"><li><xsl:apply-templates select="r:correction" mode="value"/>, of <xsl:apply-templates select="r:unit" mode="value"/></li></xsl:for-each></ul>
  </section>
</xsl:template>

<xsl:template match="r:since/r:clauses">
  <section aria-labelledby="clauses">
    <h2 id="clauses">Clauses</h2>
    <ul><xsl:for-each select="r:differing"><li><xsl:apply-templates select="." mode="state"/><xsl:apply-templates select="r:provision" mode="value"/></li></xsl:for-each></ul>
  </section>
</xsl:template>

<xsl:template match="r:since/r:captured">
  <section aria-labelledby="captured">
    <h2 id="captured">Captures</h2>
    <p>A document or law here has other captures recorded than before. Where that touches the words of a clause, its mappings are listed above.</p>
    <ul>
      <xsl:for-each select="r:differing">
        <li><xsl:apply-templates select="r:unit" mode="value"/><xsl:value-of select="concat(': captures before ', @was, ', now ', @now)"/></li>
      </xsl:for-each>
    </ul>
  </section>
</xsl:template>

<xsl:template match="r:sources" mode="differing">
  <section aria-labelledby="files">
    <h2 id="files">Files of the project</h2>
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
